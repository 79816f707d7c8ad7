# SPDX-License-Identifier: Apache-2.0
"""Serves llama-server's HTTP API where no llama-server program runs, with its arguments."""

import argparse
import os
import threading

import xllamacpp

options = argparse.ArgumentParser(allow_abbrev=False)
options.add_argument("--model", required=True)
options.add_argument("--alias", required=True)
options.add_argument("--host", required=True)
options.add_argument("--port", type=int, required=True)
options.add_argument("--ctx-size", type=int, required=True)
options.add_argument("--parallel", type=int, required=True)
options.add_argument("--batch-size", type=int, required=True)
options.add_argument("--ubatch-size", type=int, required=True)
options.add_argument("--embeddings", action="store_true")
options.add_argument("--pooling", choices=["mean"], required=True)
options.add_argument("--threads-http", type=int, required=True)
options.add_argument("--n-gpu-layers", type=int)
options.add_argument("--threads", type=int)
chosen = options.parse_args()

params = xllamacpp.CommonParams()
params.model.path = chosen.model
params.model_alias = {chosen.alias}
params.hostnames = [chosen.host]
params.port = chosen.port
params.n_ctx = chosen.ctx_size
params.n_parallel = chosen.parallel
params.n_batch = chosen.batch_size
params.n_ubatch = chosen.ubatch_size
params.embedding = chosen.embeddings
params.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_MEAN
params.n_threads_http = chosen.threads_http
params.api_keys = [os.environ["LLAMA_API_KEY"]]
if chosen.n_gpu_layers is not None:
    params.n_gpu_layers = chosen.n_gpu_layers
if chosen.threads is not None:
    params.cpuparams.n_threads = chosen.threads

server = xllamacpp.Server(params)
print("listening on", server.listening_address, flush=True)
threading.Event().wait()
