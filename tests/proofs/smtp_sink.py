"""A mail server that takes every mail and keeps it: argv 1 is the file for its port, argv 2 the folder for the mails."""
import os
import socketserver
import sys


class Session(socketserver.StreamRequestHandler):
    """One connection; a server of another mind says what it refuses and what becomes of a mail."""

    def refuses(self, word):
        return None

    def keep(self, content):
        raise NotImplementedError

    def handle(self):
        self.say("220 sink")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"QUIT":
                self.say("221 bye")
                return
            if refusal := self.refuses(word):
                self.say(refusal)
            elif word == b"DATA":
                self.say("354 go on")
                self.keep(self.content())
                self.say("250 kept")
            else:
                self.say("250 sink" if word in (b"EHLO", b"HELO") else "250 ok")

    def say(self, text):
        self.wfile.write(text.encode("ascii") + b"\r\n")

    def content(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)


class Folder(Session):
    def keep(self, content):
        with open(os.path.join(sys.argv[2], f"{len(os.listdir(sys.argv[2])):04}.eml"), "wb") as mail:
            mail.write(content)


def main():
    os.makedirs(sys.argv[2], exist_ok=True)
    with socketserver.TCPServer(("127.0.0.1", 0), Folder) as server:
        with open(sys.argv[1] + ".new", "w", encoding="ascii") as port:
            port.write(str(server.server_address[1]))
        os.rename(sys.argv[1] + ".new", sys.argv[1])
        server.serve_forever()


if __name__ == "__main__":
    main()
