"""Mail: addressed as apprise addresses it, sent by SMTP."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import Any
from urllib.parse import unquote

from monitor.channels.answers import Answer
from monitor.channels.services import plugin_of
from monitor.channels.services import send as send_by_service
from monitor.notify import Message
from monitor.text import squeeze

_SENDER = "leadership-monitor"
#: How long a server that has answered of the mail may take to say goodbye.
_GOODBYE_SECONDS = 1.0
#: What parts names and addresses from each other.
_BETWEEN = re.compile(r'[\s,;<>"]+')
#: Under these names an address has receivers.
_RECEIVERS = ("to", "cc", "bcc", "reply")


def is_mail(address: str) -> bool:
    """Whether it is mail by SMTP; the interfaces of mail companies are services like others."""
    return address.lower().startswith(("mailto://", "mailtos://"))


def unreachable(address: str) -> tuple[str, ...]:
    """What of the receivers that a mail address names apprise would leave out without a word."""
    plugin = plugin_of(address)
    known = {word for name, to in _everybody(plugin) for word in _words(f"{name or ''},{to}")}
    lost = [squeeze(word) for text in _named(address) for word in _words(text) if word not in known]
    path = type(plugin).parse_url(address)["fullpath"] or ""
    if not set(_words(path.replace("/", ","))) <= known:
        lost.append("what stands in its path")  # unnamed: it may be the rest of a password
    return tuple(lost)


def reaches(address: str) -> bool:
    """Whether it names anybody that mail can go to."""
    return bool(plugin_of(address).targets)


def _everybody(plugin: Any) -> list[tuple[str, str]]:
    copied = plugin.cc | plugin.bcc | plugin.reply_to
    return [*plugin.targets, *((plugin.names.get(each) or "", each) for each in copied)]


def _named(address: str) -> list[str]:
    """What an address says of receivers behind its question mark."""
    texts: list[str] = []
    for part in re.split("[&;]", address.partition("?")[2]):
        key, given, value = part.partition("=")
        if key.lower() in _RECEIVERS:
            texts.append(unquote(value))
        elif texts and not given and "@" in key:  # apprise ends the receivers at a semicolon
            texts.append(unquote(key))
    return texts


def _words(text: str) -> list[str]:
    return [word for word in (part.strip("'") for part in _BETWEEN.split(text)) if word]


def send(address: str, message: Message, *, key: str, only: Collection[str], seconds: float, now: datetime) -> Answer:
    """In a thread: one try. `key` is the Message-ID, the same on every try; `only` those of the receivers who have not
    got it yet, none: all; `seconds` the wait for each answer."""
    plugin = plugin_of(address)
    if plugin is None:
        return Answer(taken=False, said="apprise does not know this address any longer", final=True)
    if plugin.pgp_mode != "no":
        return send_by_service(address, message, seconds=seconds)  # encrypted and signed mail is apprise's own work
    mail = _mail(plugin, message, key=key, now=now)
    everybody = [to for _, to in plugin.targets] + sorted(plugin.cc | plugin.bcc)
    receivers = [to for to in everybody if to in only] or everybody
    try:
        with _connected(plugin, seconds) as server:
            refused = server.send_message(mail, plugin.from_addr[1], receivers)
    except smtplib.SMTPRecipientsRefused as error:
        return _refused(error.recipients)
    except smtplib.SMTPResponseException as error:
        permanent = error.smtp_code >= 500 and not isinstance(error, smtplib.SMTPAuthenticationError)
        return Answer(taken=False, said=_said(plugin, error.smtp_code, error.smtp_error), final=permanent)
    except (OSError, smtplib.SMTPException) as error:
        return Answer(taken=False, said=f"no mail by {plugin.smtp_host}:{plugin.port}: {_line(error)}")
    if refused:
        return _refused(refused, others=True)
    return Answer(taken=True, said=f"{plugin.smtp_host} took the mail to {', '.join(receivers)}")


def _mail(plugin: Any, message: Message, *, key: str, now: datetime) -> EmailMessage:
    name, sender = plugin.from_addr
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = message.subject
    mail["From"] = formataddr((name if name and name != "Apprise" else _SENDER, sender))
    mail["To"] = ", ".join(formataddr((to_name or "", to)) for to_name, to in plugin.targets)
    for header, addresses in (("Cc", plugin.cc), ("Reply-To", plugin.reply_to)):
        if addresses:
            mail[header] = ", ".join(formataddr((plugin.names.get(each) or "", each)) for each in sorted(addresses))
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{key}@{sender.partition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence note answers it
    mail.set_content(message.text)
    mail.add_alternative(message.html, subtype="html")
    return mail


@contextmanager
def _connected(plugin: Any, seconds: float) -> Iterator[smtplib.SMTP]:
    """The server, logged in. What it says to the goodbye changes nothing: it has answered of the mail by then."""
    server = _open(plugin, seconds)
    try:
        yield server
        if server.sock is not None:
            server.sock.settimeout(_GOODBYE_SECONDS)
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
    finally:
        server.close()


def _open(plugin: Any, seconds: float) -> smtplib.SMTP:
    """As apprise would: its modes are insecure, starttls and ssl."""
    context = ssl.create_default_context()
    if not plugin.verify_certificate:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if plugin.secure_mode == "ssl":
        server: smtplib.SMTP = smtplib.SMTP_SSL(plugin.smtp_host, plugin.port, timeout=seconds, context=context)
    else:
        server = smtplib.SMTP(plugin.smtp_host, plugin.port, timeout=seconds)
    try:
        if plugin.secure_mode == "starttls":
            server.starttls(context=context)
        if plugin.user and plugin.password:
            server.login(plugin.user, plugin.password)
    except BaseException:
        server.close()
        raise
    return server


def _refused(recipients: Mapping[str, tuple[int, bytes]], *, others: bool = False) -> Answer:
    """Who may be reached later is tried again, alone; who never will be is not. `others`: some have got it."""
    told = "; ".join(f"{to}: {code} {_line(reason)}" for to, (code, reason) in sorted(recipients.items()))
    later = tuple(sorted(to for to, (code, _) in recipients.items() if code < 500))
    return Answer(
        taken=others and not later, said=f"refused for {told}"[:300], final=not later and not others, receivers=later
    )


def _said(plugin: Any, code: int, reason: bytes | str) -> str:
    return f"{plugin.smtp_host} answers {code} {_line(reason)}"[:300]


def _line(reason: object) -> str:
    text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
    return squeeze(text) or type(reason).__name__
