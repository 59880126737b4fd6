"""The command that opens the desk."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Annotated, Final

import typer

from sayso.cli.common import ArchiveOption, CodebookOption, say, settings_for, stop, told

if TYPE_CHECKING:
    from sayso.settings import Settings

desking = typer.Typer()
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


@desking.command()
def desk(
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on. Any but a loopback one needs --team.", metavar="ADDRESS")
    ] = ("127.0.0.1"),
    port: Annotated[int, typer.Option("--port", help="Port to listen on; 0 for any that is free.", min=0, max=65535)] = 8431,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in your browser.")] = False,
    archive: ArchiveOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Open the desk: read reports beside what was coded from them, and review, in your browser.

    Alone on your own machine you need no account: the address that is printed lets one browser in. What is shown never leaves the machine.

    Examples:

        sayso desk

        sayso desk --archive reports.sqlite --port 9000 --open
    """
    if host not in _LOOPBACK:
        stop(f"{host} can be reached from other machines, and whoever reaches it would be let in; listen on 127.0.0.1", 2)
    with told():
        _serve(settings_for(archive, codebook), host, port, open_browser)


def _serve(settings: Settings, host: str, port: int, open_browser: bool) -> None:
    import socket
    import webbrowser

    import uvicorn

    import sayso.flow as flow
    from sayso.desk.access import Alone
    from sayso.desk.app import create_app
    from sayso.flow.keeping import user_name

    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        stop(f"the desk cannot listen on {host}:{port} ({error.strerror}); name another --port")
    with listening, flow.held_open(settings, create=True):  # what is wrong with the archive is said before anything is served
        shown = f"[{host}]" if ":" in host else host
        base = f"http://{shown}:{listening.getsockname()[1]}"
        access = Alone(user_name(settings), tell=lambda path: say(f"A browser comes in once by {base}{path}"))
        app = create_app(settings, access=access)
        path = access.new_way_in()
        say("Stop the desk with Ctrl-C.")
        if open_browser:
            webbrowser.open(base + path)
        logging.getLogger("sayso.desk").addHandler(logging.StreamHandler())
        uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)).run(sockets=[listening])
