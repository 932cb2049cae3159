#!/usr/bin/env python3
"""A real SMTP server for the tests, on loopback and on ports that the system chooses (Debian: python3-aiosmtpd, openssl).

    python3 tests/smtp/smtpd.py DIR

Opens three doors, writes DIR/env when all are open, and runs until it is ended:
    plain       no encryption, no login
    STARTTLS    required, with login
    TLS         from the first byte, with login
DIR/env holds shell assignments (`set -a; . DIR/env; set +a`). Received mails lie in DIR/mailbox, one file each.

A recipient's local part decides the answer: avvisad* 550, tillfallig* 451, basic* 550 5.7.30; everyone else is accepted.
"""

import asyncio
import os
import ssl
import subprocess
import sys
from functools import partial

from aiosmtpd.smtp import SMTP, AuthResult

USER, PASSWORD = "tester", "hemligt-åäö"
ANSWERS = {
    "avvisad": "550 5.1.1 <{}>: no such user",
    "tillfallig": "451 4.2.1 <{}>: mailbox is busy",
    "basic": "550 5.7.30 Basic authentication is not supported for Client Submission. ",
}


class Mailbox:
    def __init__(self, folder):
        self.folder, self.count = folder, 0
        os.makedirs(folder, exist_ok=True)

    async def handle_RCPT(self, server, session, envelope, address, options):
        for begins, answer in ANSWERS.items():
            if address.startswith(begins):
                return answer.format(address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        path = os.path.join(self.folder, f"{self.count:06}")
        with open(path + ".tmp", "wb") as file:
            file.write(b"".join(f"X-Envelope-To: {to}\r\n".encode() for to in envelope.rcpt_tos))
            file.write(f"X-Tls: {'yes' if server.transport.get_extra_info('ssl_object') else 'no'}\r\n".encode())
            file.write(f"X-Login: {'yes' if session.authenticated else 'no'}\r\n".encode())
            file.write(envelope.original_content)
        os.rename(path + ".tmp", path + ".eml")
        return "250 OK: queued"


def authenticate(server, session, envelope, mechanism, data):
    ok = data.login.decode() == USER and data.password.decode() == PASSWORD
    # handled=False lets aiosmtpd answer 535 itself; otherwise the client waits for ever.
    return AuthResult(success=ok, handled=False)


def certificate(folder):
    cert, key = os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-out", cert, "-keyout", key],
        check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context, cert


async def main(folder):
    folder = os.path.abspath(folder)
    os.makedirs(folder, exist_ok=True)
    context, cert = certificate(folder)
    mailbox = Mailbox(os.path.join(folder, "mailbox"))
    loop = asyncio.get_running_loop()

    async def listen(tls=None, **options):
        factory = partial(SMTP, mailbox, hostname="localhost", enable_SMTPUTF8=True, loop=loop, **options)
        server = await loop.create_server(factory, "127.0.0.1", 0, ssl=tls)
        return server, "127.0.0.1:%d" % server.sockets[0].getsockname()[1]

    login = {"authenticator": authenticate, "auth_required": True}
    doors = {
        "": await listen(),
        "_STARTTLS": await listen(tls_context=context, require_starttls=True, **login),
        # aiosmtpd knows only of STARTTLS: behind implicit TLS it must not ask for more.
        "_TLS": await listen(tls=context, auth_require_tls=False, **login),
    }
    values = {f"INDICATORSYNC_TEST_SMTP{name}": address for name, (_, address) in doors.items()}
    values |= {
        "INDICATORSYNC_TEST_SMTP_LOGIN": f"{USER}:{PASSWORD}",
        "INDICATORSYNC_TEST_SMTP_CERTIFICATE": cert,
        "INDICATORSYNC_TEST_SMTP_MAILBOX": mailbox.folder,
    }
    ready = os.path.join(folder, "env")
    with open(ready + ".tmp", "w", encoding="utf-8") as file:
        file.writelines(f"{name}='{value}'\n" for name, value in values.items())
    os.rename(ready + ".tmp", ready)
    await asyncio.gather(*(server.serve_forever() for server, _ in doors.values()))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        asyncio.run(main(sys.argv[1]))
    except KeyboardInterrupt:
        pass
