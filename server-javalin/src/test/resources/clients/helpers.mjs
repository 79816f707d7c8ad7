// SPDX-License-Identifier: Apache-2.0

// What the official Node client does by itself with answers, against a Parley server.
//
// usage: helpers.mjs BASE_URL

import { load, run } from './cases.mjs';

const { OpenAI } = await load('openai');
const { VERSION } = await load('openai/version');
const { zodFunction, zodResponseFormat } = await load('openai/helpers/zod');
const { z } = await load('zod');

const [baseURL] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey: 'client-key', maxRetries: 0 });
const chat = client.chat.completions;

const WEATHER = [{ role: 'user', content: "What is the weather like in 'Oslo' at 7 degrees?" }];
const ORDERS = [{ role: 'user', content: 'Where are the orders 4711 and 4712?' }];

const response_format = zodResponseFormat(
  z.object({ city: z.string(), degrees: z.number().int() }),
  'weather',
);

/** The tool, and what it was asked for. */
function lookup() {
  const orders = [];
  const tool = zodFunction({
    name: 'lookup_order_status',
    description: 'Says where an order is.',
    parameters: z.object({ order_id: z.string() }),
    function({ order_id }) {
      orders.push(order_id);
      return `${order_id} is on its way`;
    },
  });
  return { orders, tool };
}

function calls(answer) {
  const [choice] = answer.choices;
  return {
    orders: choice.message.tool_calls
      .map((call) => call.function.parsed_arguments.order_id)
      .join(' '),
    finish: choice.finish_reason,
  };
}

const cases = {
  async parsed(body, options) {
    const answer = await chat.parse({ ...body, messages: WEATHER, response_format }, options);
    return answer.choices[0].message.parsed;
  },

  async parsed_stream(body, options) {
    const stream = chat.stream({ ...body, messages: WEATHER, response_format }, options);
    const answer = await stream.finalChatCompletion();
    return answer.choices[0].message.parsed;
  },

  async parsed_tools(body, options) {
    const { tool } = lookup();
    return calls(await chat.parse({ ...body, messages: ORDERS, tools: [tool] }, options));
  },

  async parsed_tools_stream(body, options) {
    const { tool } = lookup();
    const stream = chat.stream({ ...body, messages: ORDERS, tools: [tool] }, options);
    return calls(await stream.finalChatCompletion());
  },

  async tool_loop(body, options) {
    const { orders, tool } = lookup();
    const runner = chat.runTools({ ...body, messages: ORDERS, tools: [tool] }, options);
    return { text: await runner.finalContent(), looked_up: orders.join(' ') };
  },

  async tool_loop_stream(body, options) {
    const { orders, tool } = lookup();
    const runner = chat.runTools(
      { ...body, messages: ORDERS, tools: [tool], stream: true },
      options,
    );
    return { text: await runner.finalContent(), looked_up: orders.join(' ') };
  },
};

const CONVERSATION = '_conversation';

async function inConversation(name) {
  const plain = name.slice(0, -CONVERSATION.length);
  const id = `node-${name}`;
  const inHeader = name.includes('stream');
  const body = inHeader ? { model: name } : { model: name, conversation: id };
  const options = inHeader ? { headers: { 'Parley-Conversation': id } } : {};
  await chat.create({ ...body, messages: [{ role: 'user', content: 'My name is Ada.' }] }, options);
  return cases[plain](body, options);
}

const names = Object.keys(cases);
cases.version = () => ({ version: VERSION });
await run(
  (name) => (name.endsWith(CONVERSATION) ? inConversation(name) : cases[name]({ model: name }, {})),
  ['version', ...names, ...names.map((name) => name + CONVERSATION)],
);
