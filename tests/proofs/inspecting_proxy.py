"""A municipality's firewall that looks into encrypted traffic, and a mail server of its own: both show certificates of the municipality's root.

Usage: inspecting_proxy.py PORTSFILE CHAIN KEY. The first port is the proxy's: whatever host it is asked for, it answers itself as Kolada does. The
second is the mail server's, encrypted from the first byte.
"""
import os
import socketserver
import ssl
import sys
import threading
from http.server import ThreadingHTTPServer

import kolada_server
from smtp_sink import Session

OWN = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)


class Inspecting(kolada_server.Handler):
    """Says that the way is open, and stands at its end itself."""

    def do_CONNECT(self):  # noqa: N802
        self.send_response(200)
        self.end_headers()
        try:
            self.connection = OWN.wrap_socket(self.connection, server_side=True)
        except OSError:
            # The other side does not trust what it was shown.
            self.close_connection = True
            return
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
        self.close_connection = False
        while not self.close_connection:
            self.handle_one_request()


class Encrypted(Session):
    def keep(self, content):
        pass


class MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def get_request(self):
        connection, address = super().get_request()
        # In the thread of the connection, so that one that goes away costs itself alone.
        return OWN.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address

    def handle_error(self, request, client_address):
        pass


def main():
    OWN.load_cert_chain(sys.argv[2], sys.argv[3])
    with ThreadingHTTPServer(("127.0.0.1", 0), Inspecting) as proxy, MailServer(("127.0.0.1", 0), Encrypted) as mail:
        threading.Thread(target=mail.serve_forever, daemon=True).start()
        with open(sys.argv[1] + ".new", "w", encoding="ascii") as ports:
            ports.write(f"{proxy.server_address[1]} {mail.server_address[1]}\n")
        os.rename(sys.argv[1] + ".new", sys.argv[1])
        proxy.serve_forever()


if __name__ == "__main__":
    main()
