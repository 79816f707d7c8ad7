# SPDX-License-Identifier: Apache-2.0
"""LangChain's standard tests of a chat model, with Parley's address in PARLEY_BASE_URL.

All that Parley relays is claimed.
"""

import os

from conftest import WAV
from langchain_core.messages import HumanMessage
from langchain_openai import ChatOpenAI
from langchain_tests.integration_tests import ChatModelIntegrationTests
from langchain_tests.unit_tests import ChatModelUnitTests

BASE_URL = os.environ["PARLEY_BASE_URL"]
DETAILS = [
    "audio_input",
    "audio_output",
    "reasoning_output",
    "cache_read_input",
    "cache_creation_input",
]


class Parley:
    """A model behind Parley."""

    @property
    def chat_model_class(self):
        return ChatOpenAI

    @property
    def chat_model_params(self):
        return {
            "model": "scripted-1",
            "base_url": BASE_URL,
            "api_key": "client-key",
            "max_retries": 0,
            "stream_usage": True,
        }

    @property
    def supports_json_mode(self):
        return True

    @property
    def supports_image_inputs(self):
        return True

    @property
    def supports_image_urls(self):
        return True

    @property
    def supports_image_tool_message(self):
        return True

    @property
    def supports_pdf_inputs(self):
        return True

    @property
    def supports_pdf_tool_message(self):
        return True

    @property
    def supports_audio_inputs(self):
        return True

    @property
    def supports_anthropic_inputs(self):
        return True

    @property
    def enable_vcr_tests(self):
        return True

    @property
    def model_override_value(self):
        return "scripted-2"

    @property
    def supported_usage_metadata_details(self):
        return {"invoke": DETAILS, "stream": DETAILS}

    def invoke_with_audio_input(self, *, stream=False):
        audio = {"type": "input_audio", "input_audio": {"data": WAV, "format": "wav"}}
        return self.answer([{"type": "text", "text": "What is said?"}, audio], stream)

    def invoke_with_audio_output(self, *, stream=False):
        voice = {"voice": "alloy", "format": "pcm16" if stream else "wav"}
        options = {"modalities": ["text", "audio"], "audio": voice}
        return self.answer("Say hello.", stream, model_kwargs=options)

    def invoke_with_reasoning_output(self, *, stream=False):
        return self.answer("Think.", stream, reasoning_effort="low")

    def invoke_with_cache_read_input(self, *, stream=False):
        self.answer("Something long.", stream)
        return self.answer("Something long.", stream)

    def invoke_with_cache_creation_input(self, *, stream=False):
        return self.answer("Something new.", stream)

    def answer(self, content, stream, **params):
        model = self.chat_model_class(**{**self.chat_model_params, **params})
        messages = [HumanMessage(content)]
        if not stream:
            return model.invoke(messages)
        full = None
        for piece in model.stream(messages):
            full = piece if full is None else full + piece
        return full


class TestParleyUnit(Parley, ChatModelUnitTests):
    """What needs no server; its address stands in the snapshot."""

    @property
    def chat_model_params(self):
        return {**super().chat_model_params, "base_url": "http://localhost:8080/v1"}

    @property
    def init_from_env_params(self):
        env = {"OPENAI_API_KEY": "client-key", "OPENAI_API_BASE": BASE_URL}
        seen = {"openai_api_key": "client-key", "openai_api_base": BASE_URL}
        return env, {"model": "scripted-1"}, seen


class TestParley(Parley, ChatModelIntegrationTests):
    """With structured output by JSON schema, the client's default."""


class TestParleyByFunctions(Parley, ChatModelIntegrationTests):
    """With structured output by a function that must be called."""

    @property
    def structured_output_kwargs(self):
        return {"method": "function_calling"}


class TestParleyStreaming(Parley, ChatModelIntegrationTests):
    """With every answer streamed, those that are not read as streams too."""

    @property
    def chat_model_params(self):
        return {**super().chat_model_params, "streaming": True}
