// SPDX-License-Identifier: Apache-2.0

// The official Node client against a Parley server.
//
// usage: chat.mjs BASE_URL [CASE ...]
//
// Runs the cases, all of them if none is named.

import { load, run } from './cases.mjs';

const { OpenAI } = await load('openai');
const { VERSION } = await load('openai/version');

const [baseURL, ...names] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey: 'client-key', maxRetries: 0 });

const LOOKUP = {
  type: 'function',
  function: {
    name: 'lookup_order_status',
    description: 'Says where an order is.',
    strict: true,
    parameters: {
      type: 'object',
      properties: { order_id: { type: 'string' } },
      required: ['order_id'],
      additionalProperties: false,
    },
  },
};

const WEATHER = {
  type: 'json_schema',
  json_schema: {
    name: 'weather',
    strict: true,
    schema: {
      type: 'object',
      properties: { city: { type: 'string' }, degrees: { type: 'integer' } },
      required: ['city', 'degrees'],
      additionalProperties: false,
    },
  },
};

const said = (text) => [{ role: 'user', content: text }];

function called(answer) {
  const call = answer.choices[0].message.tool_calls[0];
  return {
    id: call.id,
    name: call.function.name,
    arguments: call.function.arguments,
    finish: answer.choices[0].finish_reason,
  };
}

async function failure(model) {
  try {
    await client.chat.completions.create({ model, messages: said('Hello') });
  } catch (e) {
    if (!(e instanceof OpenAI.APIError)) {
      throw e;
    }
    return {
      error: e.constructor.name,
      status: e.status,
      code: e.code,
      param: e.param,
      type: e.type,
      retry_after: e.headers.get('retry-after'),
      message: e.message,
    };
  }
  return { error: 'none' };
}

async function embedded(options) {
  const answer = await client.embeddings.create({
    model: 'embedding',
    input: ['Hello', 'World'],
    ...options,
  });
  return {
    vectors: answer.data.map((item) => item.embedding.join(' ')).join('; '),
    tokens: answer.usage.total_tokens,
  };
}

const cases = {
  version: () => ({ version: VERSION }),

  async plain() {
    const answer = await client.chat.completions.create({
      model: 'plain',
      messages: said('Say hello.'),
      max_tokens: 12,
      temperature: 0,
    });
    const [choice] = answer.choices;
    return {
      text: choice.message.content,
      finish: choice.finish_reason,
      tokens: answer.usage.total_tokens,
    };
  },

  async stream() {
    const stream = await client.chat.completions.create({
      model: 'stream',
      messages: said('Say hello.'),
      max_tokens: 12,
      temperature: 0,
      stream: true,
    });
    const pieces = [];
    for await (const chunk of stream) {
      const text = chunk.choices[0]?.delta.content;
      if (text) {
        pieces.push(text);
      }
    }
    return { text: pieces.join(''), pieces: pieces.length };
  },

  async stream_usage() {
    const stream = await client.chat.completions.create({
      model: 'stream-usage',
      messages: said('Say hello.'),
      max_tokens: 12,
      stream: true,
      stream_options: { include_usage: true },
    });
    let last;
    for await (const chunk of stream) {
      last = chunk;
    }
    return { tokens: last.usage.total_tokens };
  },

  async text() {
    const answer = await client.completions.create({
      model: 'text',
      prompt: 'Say hello.',
      max_tokens: 12,
      temperature: 0,
    });
    const [choice] = answer.choices;
    return { text: choice.text, finish: choice.finish_reason, tokens: answer.usage.total_tokens };
  },

  async text_stream() {
    const stream = await client.completions.create({
      model: 'text-stream',
      prompt: 'Say hello.',
      max_tokens: 12,
      temperature: 0,
      stream: true,
      stream_options: { include_usage: true },
    });
    const pieces = [];
    let last;
    for await (const chunk of stream) {
      last = chunk;
      if (chunk.choices[0]?.text) {
        pieces.push(chunk.choices[0].text);
      }
    }
    return { text: pieces.join(''), pieces: pieces.length, tokens: last.usage.total_tokens };
  },

  async tools() {
    return called(
      await client.chat.completions.create({
        model: 'tools',
        messages: said('Where is order 4711?'),
        tools: [LOOKUP],
      }),
    );
  },

  async tools_stream() {
    const stream = client.chat.completions.stream({
      model: 'tools-stream',
      messages: said('Where is order 4711?'),
      tools: [LOOKUP],
    });
    return called(await stream.finalChatCompletion());
  },

  async tool_result() {
    const answer = await client.chat.completions.create({
      model: 'tool-result',
      messages: [
        ...said('Where is order 4711?'),
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              id: 'call_1',
              type: 'function',
              function: { name: 'lookup_order_status', arguments: '{"order_id":"4711"}' },
            },
          ],
        },
        { role: 'tool', tool_call_id: 'call_1', content: 'on its way' },
      ],
      tools: [LOOKUP],
    });
    return { text: answer.choices[0].message.content };
  },

  async structured() {
    const answer = await client.chat.completions.parse({
      model: 'structured',
      messages: said('What is the weather in Oslo?'),
      response_format: WEATHER,
    });
    const { city, degrees } = JSON.parse(answer.choices[0].message.content);
    return { city, degrees };
  },

  async models() {
    const ids = [];
    for await (const model of client.models.list()) {
      ids.push(model.id);
    }
    return { ids: ids.join(' ') };
  },

  async model() {
    const { id, object } = await client.models.retrieve('default');
    return { id, object };
  },

  embeddings: () => embedded({}),
  embeddings_float: () => embedded({ encoding_format: 'float' }),

  refused: () => failure('refused'),
  unknown: () => failure('no-such-model'),
  rate_limited: () => failure('rate-limited'),
  refused_key: () => failure('refused-key'),
  failing: () => failure('failing'),

  async retried() {
    const answer = await client.chat.completions.create(
      { model: 'retried', messages: said('Hello') },
      { maxRetries: 1 },
    );
    return { text: answer.choices[0].message.content };
  },

  async cancel() {
    const stream = await client.chat.completions.create({
      model: 'cancel',
      messages: said('Tell a very long story.'),
      stream: true,
    });
    for await (const chunk of stream) {
      const text = chunk.choices[0]?.delta.content;
      if (text) {
        stream.controller.abort();
        return { text };
      }
    }
    return { error: 'the stream ended' };
  },
};

await run((name) => cases[name](), names.length > 0 ? names : Object.keys(cases));
