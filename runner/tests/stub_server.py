"""An OpenAI-compatible server on loopback whose answers depend on the examples and instructions in the prompt."""

import json
import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[dict[str, Any], int], str]


class StubServer:
    """Answers chat completions by a function of the request and its number; keeps what it was asked."""

    def __init__(self, answer: Answer, delay: float = 0.0) -> None:
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self._answer = answer
        self._is_gone = False
        self._lock = threading.Lock()
        self.delay = delay
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                if stub._is_gone:
                    # Connections that are open would be served on.
                    self.connection.shutdown(socket.SHUT_RDWR)
                    self.close_connection = True
                    return
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with stub._lock:
                    stub.requests.append(body)
                    number = len(stub.requests)
                    stub.headers.append(dict(self.headers))
                time.sleep(stub.delay)
                try:
                    status, payload = 200, stub._completion(body, number)
                except Exception as error:
                    status, payload = 500, {"error": {"message": str(error), "type": "server_error"}}
                data = json.dumps(payload).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> "StubServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_gone = True
        self._server.shutdown()
        self._server.server_close()

    def _completion(self, body: dict[str, Any], number: int) -> dict[str, Any]:
        texts = [self._answer(body, number + at) for at in range(body.get("n", 1))]
        return {
            "id": "stub",
            "object": "chat.completion",
            "created": 0,
            "model": body["model"],
            "choices": [
                {"index": at, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
                for at, text in enumerate(texts)
            ],
            "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
        }
