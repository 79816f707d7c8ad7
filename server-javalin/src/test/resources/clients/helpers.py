# SPDX-License-Identifier: Apache-2.0
"""What the official Python client does by itself with answers, against a Parley server.

usage: helpers.py BASE_URL
"""

import sys

import openai
from cases import run
from pydantic import BaseModel

WEATHER = [{"role": "user", "content": "What is the weather like in 'Oslo' at 7 degrees?"}]
ORDERS = [{"role": "user", "content": "Where are the orders 4711 and 4712?"}]


class Weather(BaseModel):
    city: str
    degrees: int


class LookupOrder(BaseModel):
    """Says where an order is."""

    order_id: str


LOOKUP = openai.pydantic_function_tool(LookupOrder, name="lookup_order_status")


class Cases:
    """One case.

    With a conversation only what is new is sent.
    """

    def __init__(self, base_url, name):
        self.client = openai.OpenAI(base_url=base_url, api_key="client-key", max_retries=0)
        self.chat = self.client.chat.completions
        self.options = {"model": name}
        self.remembers = name.endswith("_conversation")
        if self.remembers:
            named = f"python-{name}"
            if "stream" in name:
                self.options["extra_headers"] = {"Parley-Conversation": named}
            else:
                self.options["extra_body"] = {"conversation": named}
            hello = [{"role": "user", "content": "My name is Ada."}]
            self.chat.create(messages=hello, **self.options)

    def version(self):
        return {"version": openai.__version__}

    def parsed(self):
        answer = self.chat.parse(messages=WEATHER, response_format=Weather, **self.options)
        return self.weather(answer)

    def parsed_stream(self):
        with self.chat.stream(
            messages=WEATHER, response_format=Weather, **self.options
        ) as stream:
            events = list(stream)
            answer = stream.get_final_completion()
        done = [event.parsed for event in events if event.type == "content.done"]
        assert done == [answer.choices[0].message.parsed], done
        return self.weather(answer)

    @staticmethod
    def weather(answer):
        weather = answer.choices[0].message.parsed
        assert isinstance(weather, Weather), weather
        return {"city": weather.city, "degrees": weather.degrees}

    def parsed_tools(self):
        return self.calls(self.chat.parse(messages=ORDERS, tools=[LOOKUP], **self.options))

    def parsed_tools_stream(self):
        with self.chat.stream(messages=ORDERS, tools=[LOOKUP], **self.options) as stream:
            events = list(stream)
            answer = stream.get_final_completion()
        kind = "tool_calls.function.arguments.done"
        done = [event for event in events if event.type == kind]
        calls = self.calls(answer)
        assert " ".join(event.parsed_arguments.order_id for event in done) == calls["orders"], done
        return calls

    @staticmethod
    def calls(answer):
        choice = answer.choices[0]
        calls = [call.function.parsed_arguments for call in choice.message.tool_calls]
        return {
            "orders": " ".join(call.order_id for call in calls),
            "finish": choice.finish_reason,
        }

    def tool_loop(self):
        return self.loop(
            lambda messages: self.chat.parse(messages=messages, tools=[LOOKUP], **self.options)
        )

    def tool_loop_stream(self):
        def ask(messages):
            with self.chat.stream(messages=messages, tools=[LOOKUP], **self.options) as stream:
                return stream.get_final_completion()

        return self.loop(ask)

    def loop(self, ask):
        messages = ORDERS
        looked_up = []
        while True:
            message = ask(messages).choices[0].message
            if not message.tool_calls:
                return {"text": message.content, "looked_up": " ".join(looked_up)}
            results = []
            for call in message.tool_calls:
                order = call.function.parsed_arguments.order_id
                looked_up.append(order)
                status = f"{order} is on its way"
                results.append({"role": "tool", "tool_call_id": call.id, "content": status})
            messages = results if self.remembers else [*messages, message, *results]


NAMES = ["version"] + [
    name + suffix
    for suffix in ("", "_conversation")
    for name in (
        "parsed",
        "parsed_stream",
        "parsed_tools",
        "parsed_tools_stream",
        "tool_loop",
        "tool_loop_stream",
    )
]


def main(base_url):
    run(lambda name: getattr(Cases(base_url, name), name.removesuffix("_conversation"))(), NAMES)


main(*sys.argv[1:])
