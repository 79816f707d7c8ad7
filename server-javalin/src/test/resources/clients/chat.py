# SPDX-License-Identifier: Apache-2.0
"""The official Python client against a Parley server.

usage: chat.py BASE_URL [CASE ...]

Runs the cases, all of them if none is named.
"""

import sys

import openai
from cases import run
from pydantic import BaseModel

LOOKUP = {
    "type": "function",
    "function": {
        "name": "lookup_order_status",
        "description": "Says where an order is.",
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {"order_id": {"type": "string"}},
            "required": ["order_id"],
            "additionalProperties": False,
        },
    },
}


class Weather(BaseModel):
    city: str
    degrees: int


def said(text):
    return [{"role": "user", "content": text}]


def pieces(stream):
    return [
        chunk.choices[0].delta.content
        for chunk in stream
        if chunk.choices and chunk.choices[0].delta.content
    ]


class Cases:
    def __init__(self, base_url):
        self.client = openai.OpenAI(base_url=base_url, api_key="client-key", max_retries=0)

    def version(self):
        return {"version": openai.__version__}

    def plain(self):
        answer = self.client.chat.completions.create(
            model="plain", messages=said("Say hello."), max_tokens=12, temperature=0
        )
        choice = answer.choices[0]
        return {
            "text": choice.message.content,
            "finish": choice.finish_reason,
            "tokens": answer.usage.total_tokens,
        }

    def stream(self):
        with self.client.chat.completions.create(
            model="stream",
            messages=said("Say hello."),
            max_tokens=12,
            temperature=0,
            stream=True,
        ) as stream:
            texts = pieces(stream)
        return {"text": "".join(texts), "pieces": len(texts)}

    def stream_usage(self):
        with self.client.chat.completions.create(
            model="stream-usage",
            messages=said("Say hello."),
            max_tokens=12,
            stream=True,
            stream_options={"include_usage": True},
        ) as stream:
            last = list(stream)[-1]
        return {"tokens": last.usage.total_tokens}

    def text(self):
        answer = self.client.completions.create(
            model="text", prompt="Say hello.", max_tokens=12, temperature=0
        )
        choice = answer.choices[0]
        return {
            "text": choice.text,
            "finish": choice.finish_reason,
            "tokens": answer.usage.total_tokens,
        }

    def text_stream(self):
        with self.client.completions.create(
            model="text-stream",
            prompt="Say hello.",
            max_tokens=12,
            temperature=0,
            stream=True,
            stream_options={"include_usage": True},
        ) as stream:
            chunks = list(stream)
        texts = [chunk.choices[0].text for chunk in chunks if chunk.choices and chunk.choices[0].text]
        return {
            "text": "".join(texts),
            "pieces": len(texts),
            "tokens": chunks[-1].usage.total_tokens,
        }

    def tools(self):
        answer = self.client.chat.completions.create(
            model="tools", messages=said("Where is order 4711?"), tools=[LOOKUP]
        )
        call = answer.choices[0].message.tool_calls[0]
        return {
            "id": call.id,
            "name": call.function.name,
            "arguments": call.function.arguments,
            "finish": answer.choices[0].finish_reason,
        }

    def tools_stream(self):
        with self.client.chat.completions.stream(
            model="tools-stream", messages=said("Where is order 4711?"), tools=[LOOKUP]
        ) as stream:
            answer = stream.get_final_completion()
        call = answer.choices[0].message.tool_calls[0]
        return {
            "id": call.id,
            "name": call.function.name,
            "arguments": call.function.arguments,
            "finish": answer.choices[0].finish_reason,
        }

    def tool_result(self):
        answer = self.client.chat.completions.create(
            model="tool-result",
            messages=[
                *said("Where is order 4711?"),
                {
                    "role": "assistant",
                    "content": None,
                    "tool_calls": [
                        {
                            "id": "call_1",
                            "type": "function",
                            "function": {
                                "name": "lookup_order_status",
                                "arguments": '{"order_id":"4711"}',
                            },
                        }
                    ],
                },
                {"role": "tool", "tool_call_id": "call_1", "content": "on its way"},
            ],
            tools=[LOOKUP],
        )
        return {"text": answer.choices[0].message.content}

    def structured(self):
        answer = self.client.chat.completions.parse(
            model="structured",
            messages=said("What is the weather in Oslo?"),
            response_format=Weather,
        )
        weather = answer.choices[0].message.parsed
        return {"city": weather.city, "degrees": weather.degrees}

    def models(self):
        return {"ids": " ".join(model.id for model in self.client.models.list())}

    def model(self):
        found = self.client.models.retrieve("default")
        return {"id": found.id, "object": found.object}

    def embeddings(self):
        return self.embedded()

    def embeddings_float(self):
        return self.embedded(encoding_format="float")

    def embedded(self, **options):
        answer = self.client.embeddings.create(
            model="embedding", input=["Hello", "World"], **options
        )
        return {
            "vectors": "; ".join(" ".join(map(str, item.embedding)) for item in answer.data),
            "tokens": answer.usage.total_tokens,
        }

    def refused(self):
        return self.failure("refused")

    def unknown(self):
        return self.failure("no-such-model")

    def rate_limited(self):
        return self.failure("rate-limited")

    def refused_key(self):
        return self.failure("refused-key")

    def failing(self):
        return self.failure("failing")

    def failure(self, model):
        try:
            self.client.chat.completions.create(model=model, messages=said("Hello"))
        except openai.APIStatusError as e:
            return {
                "error": type(e).__name__,
                "status": e.status_code,
                "code": e.code,
                "param": e.param,
                "type": e.type,
                "retry_after": e.response.headers.get("retry-after"),
                "message": str(e),
            }
        return {"error": "none"}

    def retried(self):
        patient = self.client.with_options(max_retries=1)
        answer = patient.chat.completions.create(model="retried", messages=said("Hello"))
        return {"text": answer.choices[0].message.content}

    def cancel(self):
        stream = self.client.chat.completions.create(
            model="cancel", messages=said("Tell a very long story."), stream=True
        )
        for chunk in stream:
            if chunk.choices and chunk.choices[0].delta.content:
                stream.close()
                return {"text": chunk.choices[0].delta.content}
        return {"error": "the stream ended"}


ALL = (
    "version plain stream stream_usage text text_stream tools tools_stream tool_result structured"
    " models model"
    " embeddings embeddings_float refused unknown rate_limited refused_key failing retried cancel"
).split()


def main(base_url, *names):
    cases = Cases(base_url)
    run(lambda name: getattr(cases, name)(), names or ALL)


main(*sys.argv[1:])
