# SPDX-License-Identifier: Apache-2.0
"""What the standard suite needs on a machine without the internet."""

import base64
import os
import struct
import zlib

import httpx
import pytest

# what this machine's environment says of OpenAI, tracing and proxies is not meant for the suite
for name in list(os.environ):
    if name.startswith(("OPENAI_", "LANGCHAIN_", "LANGSMITH_")) or name.lower().endswith("_proxy"):
        del os.environ[name]

PDF = b"""%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def chunk(kind, data):
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def png():
    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00\xff\x00\x00")
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def wav():
    samples = b"\x00\x00" * 80
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", len(form)) + form
    body += b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body


FILES = {"png": png(), "wav": wav(), "pdf": PDF}
WAV = base64.b64encode(FILES["wav"]).decode()


def pytest_collection_modifyitems(config, items):
    """Of TestParleyByFunctions only what asks for structured output differs from TestParley."""

    def repeats(item):
        by_functions = item.cls.__name__ == "TestParleyByFunctions"
        return by_functions and not item.name.startswith("test_structured_output")

    config.hook.pytest_deselected(items=[item for item in items if repeats(item)])
    items[:] = [item for item in items if not repeats(item)]


@pytest.fixture(autouse=True)
def files_of_the_suite(monkeypatch):
    """The suite's images, sounds and documents are on the internet; ours are made here."""

    def get(url, **_):
        return httpx.Response(200, content=FILES[url.rpartition(".")[2]])

    monkeypatch.setattr(httpx, "get", get)


@pytest.fixture
def vcr_config():
    """Nothing is recorded: what the suite would record is on this machine."""
    return {"ignore_localhost": True, "record_mode": "new_episodes"}


@pytest.fixture
def vcr_cassette_dir(tmp_path):
    return str(tmp_path)
