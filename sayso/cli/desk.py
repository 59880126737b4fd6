"""The command that opens the desk."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from sayso.cli.common import ArchiveOption, CodebookOption, say, settings_for, stop, told

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

    from sayso.desk.access import Access
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
    team: Annotated[bool, typer.Option("--team", help="People log in with accounts; 'sayso people' makes them.")] = False,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="With --team: a host name that browsers use, once or more.", metavar="NAME")
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help="With --team: certificate of this machine (PEM).", metavar="FILE")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", help="With --certificate: its private key (PEM).", metavar="FILE")] = None,
    archive: ArchiveOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Open the desk: read reports beside what was coded from them, and review, in your browser.

    Alone on your own machine you need no account: the address that is printed lets one browser in. What is shown never leaves the machine.

    With --team people log in with their accounts. To be reached from other machines it needs a certificate, or a web server before it on
    the same machine that has one and passes on X-Forwarded-For and X-Forwarded-Proto.

    Examples:

        sayso desk

        sayso desk --archive reports.sqlite --port 9000 --open

        sayso desk --team --host 0.0.0.0 --name desk.example.org --certificate desk.pem --key desk.key
    """
    served = Served(host, port, open_browser, team, tuple(name or ()), certificate, key)
    _check(served)
    with told():
        _serve(settings_for(archive, codebook), served)


@dataclass(frozen=True)
class Served:
    """How the desk is reached."""

    host: str
    port: int
    open_browser: bool
    team: bool
    names: tuple[str, ...]
    certificate: Path | None
    key: Path | None


def _check(served: Served) -> None:
    if not served.team and (served.names or served.certificate or served.key):
        stop("--name, --certificate and --key go with --team", 2)
    if (served.certificate is None) != (served.key is None):
        stop("a certificate and its key go together: --certificate FILE --key FILE", 2)
    for path in (served.certificate, served.key):
        if path is not None and not path.is_file():
            stop(f"{path}: there is no such file", 2)
    if served.host in _LOOPBACK:
        return
    if not served.team:
        stop(
            f"{served.host} can be reached from other machines, and whoever reaches it would be let in; add --team, or listen on 127.0.0.1",
            2,
        )
    if served.certificate is None:
        stop(
            f"{served.host} can be reached from other machines, and passwords would go there for all to read; add --certificate and --key, "
            "or listen on 127.0.0.1 behind a web server that has them",
            2,
        )


def _serve(settings: Settings, served: Served) -> None:
    import socket
    import webbrowser

    import uvicorn

    import sayso.flow as flow
    from sayso.desk.app import create_app
    from sayso.desk.guard import LOOPBACK
    from sayso.desk.warm import warm

    listening = socket.socket(socket.AF_INET6 if ":" in served.host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((served.host, served.port))
    except OSError as error:
        listening.close()
        stop(f"the desk cannot listen on {served.host}:{served.port} ({error.strerror}); name another --port")
    with listening, flow.held_open(settings, create=True):  # what is wrong with the archive is said before anything is served
        named = served.names and served.certificate  # else the names are those of the web server before it
        shown = served.names[0] if named else f"[{served.host}]" if ":" in served.host else served.host
        base = f"{'https' if served.certificate else 'http'}://{shown}:{listening.getsockname()[1]}"
        access, path = _team(settings, base, served) if served.team else _alone(settings, base)
        app = create_app(settings, access=access, hosts={*LOOPBACK, served.host, *served.names})
        warm(settings)
        say("Stop the desk with Ctrl-C.")
        if served.open_browser:
            webbrowser.open(base + path)
        logging.getLogger("sayso.desk").addHandler(logging.StreamHandler())
        uvicorn.Server(server_config(app, served)).run(sockets=[listening])


def server_config(app: FastAPI, served: Served) -> uvicorn.Config:
    """How the desk is served. What a web server before it says of where a request came from is believed of one on this machine alone."""
    import uvicorn

    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=served.team,
        forwarded_allow_ips=list(_LOOPBACK),
        ssl_certfile=served.certificate,
        ssl_keyfile=served.key,
    )


def _alone(settings: Settings, base: str) -> tuple[Access, str]:
    from sayso.desk.access import Alone
    from sayso.flow.keeping import user_name

    access = Alone(user_name(settings), tell=lambda path: say(f"A browser comes in once by {base}{path}"))
    return access, access.new_way_in()


def _team(settings: Settings, base: str, served: Served) -> tuple[Access, str]:
    import sayso.flow as flow
    from sayso.desk.team import Team

    if not any(one.may("admin") for one in flow.people(settings)):
        stop("nobody has an account here who may do everything; make the first one with: sayso people add NAME --role admin")
    if served.names and not served.certificate:
        say(f"The desk is at {base}/, for the web server on this machine by which people reach {served.names[0]}.")
    else:
        say(f"People log in at {base}/")
    return Team(settings), "/"
