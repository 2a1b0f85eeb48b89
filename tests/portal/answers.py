"""Asks the layer in front of everything, as the server does."""

from portal.edge import answer_or_error


def ask(path: str, query: str = "", method: str = "GET", **headers: str):
    """Return status, headers and body, or None where Django has to answer."""
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1"}
    answer = answer_or_error(environ | headers)
    return (int(answer[0][:3]), dict(answer[1]), answer[2]) if answer else None
