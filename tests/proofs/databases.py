"""The database of record of a proof: a SQLite file, or a database of its own on the server of INDICATORSYNC_TEST_SQLSERVER.

Statements are written as on SQL Server. The server is asked with pymssql (Debian's python3-pymssql).
"""
import os
import socket
import sqlite3
import threading


class SqliteFile:
    """A file in a folder; it is taken away by a lock that does not let go."""

    name = "SQLite"

    def __init__(self, folder):
        self.file = os.path.join(folder, "indicatorsync.db")
        self.holder = None

    @property
    def settings(self):
        return {"Database:Provider": "Sqlite", "Database:ConnectionString": f"Data Source={self.file}"}

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as connection:
            return connection.execute(sql.replace("rapport.", "rapport_").replace("N'", "'")).fetchall()

    def take_away(self):
        self.holder = sqlite3.connect(self.file, check_same_thread=False, isolation_level=None)
        self.holder.execute("BEGIN EXCLUSIVE")

    def bring_back(self):
        self.holder.execute("ROLLBACK")
        self.holder.close()

    def drop(self):
        """It goes with its folder."""


class Relay:
    """Carries bytes between the program and a server, until it is cut: connections break, new ones are refused."""

    def __init__(self, server):
        self.server, self.is_cut, self.open = server, False, set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            near, _ = self.listener.accept()
            if self.is_cut:
                near.close()
                continue
            far = socket.create_connection(self.server)
            self.open |= {near, far}
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self.carry, args=(source, target), daemon=True).start()

    def carry(self, source, target):
        try:
            while content := source.recv(65536):
                target.sendall(content)
        except OSError:
            pass
        for end in (source, target):
            self.close(end)

    def cut(self):
        self.is_cut = True
        for end in list(self.open):
            self.close(end)

    def close(self, end):
        self.open.discard(end)
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        end.close()


class ServerDatabase:
    """A database that is made for the proof and dropped after it; it is taken away by cutting the program's way to it."""

    def __init__(self, connection_string):
        import pymssql  # pylint: disable=import-outside-toplevel # only where there is a server

        self.pymssql = pymssql
        given = dict(part.split("=", 1) for part in connection_string.split(";") if "=" in part)
        self.given = {key.strip().lower(): value.strip() for key, value in given.items()}
        host, _, port = self.given.pop("server").removeprefix("tcp:").partition(",")
        self.host, self.port = host, port or "1433"
        self.database = f"indicatorsync_proof_{os.getpid()}"
        self.name = "SQL Server or a server that speaks as it does"
        self.relay = Relay((host, int(self.port)))
        self.connection = None
        self.on_server(f"CREATE DATABASE {self.database}")

    @property
    def settings(self):
        # The certificate is the server's and the address the relay's.
        words = self.given | {"server": f"127.0.0.1,{self.relay.port}", "database": self.database, "trustservercertificate": "true"}
        return {"Database:Provider": "SqlServer", "Database:ConnectionString": ";".join(f"{key}={value}" for key, value in words.items())}

    def connect(self, database):
        return self.pymssql.connect(
            server=self.host, port=self.port, user=self.given["user id"], password=self.given["password"], database=database, autocommit=True)

    def on_server(self, sql):
        with self.connect("master") as connection:
            connection.cursor().execute(sql)

    def rows(self, sql):
        self.connection = self.connection or self.connect(self.database)
        cursor = self.connection.cursor()
        cursor.execute(sql)
        return cursor.fetchall()

    def take_away(self):
        self.relay.cut()

    def bring_back(self):
        self.relay.is_cut = False

    def drop(self):
        if self.connection:
            self.connection.close()
        self.on_server(f"DROP DATABASE {self.database}")


def of_record(folder):
    """On the server where one is set, else a file in the folder."""
    server = os.environ.get("INDICATORSYNC_TEST_SQLSERVER", "").strip()
    return ServerDatabase(server) if server else SqliteFile(folder)
