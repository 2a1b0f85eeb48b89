"""The connection of the thread that follows the database: its own, impatient, and told of every new generation."""

import select
import threading

from django.db import DatabaseError, InterfaceError, connection, connections
from psycopg import IsolationLevel

from guidance.generation import CHANNEL

heard = threading.Event()  # a notice came while a query was answered, and is on the socket no more
IMPATIENT = {"connect_timeout": 2, "tcp_user_timeout": 2000}  # nobody waits for this connection: give up early


def use_own_connection() -> None:
    """Give this thread a connection of its own: the pool's waits grow while the database is away."""
    own = connections.create_connection("default")
    options = {name: value for name, value in own.settings_dict.get("OPTIONS", {}).items() if name != "pool"}
    if own.vendor == "postgresql":  # it reads whole states, so that a transaction begins as one, in one round trip
        options |= IMPATIENT | {"isolation_level": IsolationLevel.REPEATABLE_READ}
    own.settings_dict = {**own.settings_dict, "OPTIONS": options, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False}
    connections["default"] = own


def drop_connection() -> None:
    try:
        connection.close()
    except (DatabaseError, InterfaceError):
        connection.connection = None


def notified(timeout: float) -> bool:
    """Wait for a notice of the database, for so many seconds; True when something has come."""
    raw = connection.connection
    if connection.vendor != "postgresql" or raw is None or raw.closed:
        threading.Event().wait(timeout)
        return False
    if getattr(connection, "listens", None) is not raw:
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            raw.add_notify_handler(lambda notice: heard.set())
            connection.listens = raw
        except (DatabaseError, InterfaceError):
            drop_connection()
            return False
        return True  # something may have been committed before anybody listened
    poll = select.poll()  # `select.select` refuses the descriptors of a process with many visitors
    poll.register(raw.fileno(), select.POLLIN)
    return bool(poll.poll(timeout * 1000))
