"""One error tree. The class docstring is the default message; each error is one line for the person who meets it.

MonitorError
├── UsageError            a command, setting or file given by the user is wrong
│   ├── SettingError
│   └── InputError
├── FeedError             a document is no feed, or cannot be read
├── NetError              the door outward
│   ├── AddressRefused    private address, unsupported scheme
│   ├── ContactWanted     the host answers nobody who does not say whom to write to
│   ├── RobotsRefused
│   ├── RobotsUnread
│   ├── FetchTimeout
│   ├── TooLarge
│   ├── BadRedirect
│   └── ConnectionFailed
├── ModelError            the shipped model is missing, damaged or of another version
├── WorkerError           work given to a process failed there
│   ├── WorkerTimeout
│   └── WorkerDied
├── StoreError            the database
│   ├── DatabaseNewer     made by a newer release
│   ├── DatabaseOutdated  wants `monitor db upgrade`
│   ├── DatabaseLocked
│   ├── DiskFull
│   └── NotFound          no such feed, move, story
└── AlreadyRunning        another daemon holds this database
"""

from __future__ import annotations

import zipfile
import zlib


class MonitorError(Exception):
    """Something went wrong."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class UsageError(MonitorError):
    """What was asked for cannot be done as given."""

    def __init__(self, message: str | None = None, *, name: str | None = None) -> None:
        super().__init__(message)
        #: The filter that is wrong, as whoever asked calls it; None where it is something else.
        self.name = name


class SettingError(UsageError):
    """A setting is unknown or its value does not parse."""


class InputError(UsageError):
    """A file or a line given as input is not valid."""


class FeedError(MonitorError):
    """This is no feed."""


class NetError(MonitorError):
    """The request failed."""

    def __init__(self, message: str | None = None, *, url: str = "") -> None:
        super().__init__(message)
        self.url = url


class AddressRefused(NetError):
    """The address is not a public web address."""


class ContactWanted(NetError):
    """The server asks who is calling: set contact to your mail or web address."""


class RobotsRefused(NetError):
    """The site's robots.txt asks not to fetch this page."""


class RobotsUnread(NetError):
    """The site's robots.txt cannot be read for now; until it can, its pages are left alone."""


class FetchTimeout(NetError):
    """The server took too long."""


class TooLarge(NetError):
    """The answer is larger than the cap."""


class BadRedirect(NetError):
    """The server redirects in a circle or to nowhere."""


class ConnectionFailed(NetError):
    """No connection to the server."""


class ModelError(MonitorError):
    """The reading model cannot be loaded."""


#: What Python, numpy and SentencePiece raise for a file of the model that is missing, cut off or damaged.
UNLOADABLE = (OSError, EOFError, LookupError, TypeError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error)


class WorkerError(MonitorError):
    """The work failed in its process."""


class WorkerTimeout(WorkerError):
    """The work took longer than its time limit; its process was killed."""


class WorkerDied(WorkerError):
    """The process died of the work."""


class StoreError(MonitorError):
    """The database failed."""


class DatabaseNewer(StoreError):
    """The database was made by a newer release; upgrade this program."""


class DatabaseOutdated(StoreError):
    """The database is of an earlier release; run `monitor db upgrade`."""


class DatabaseLocked(StoreError):
    """Another program is writing to the database; try again."""


class DiskFull(StoreError):
    """The disk is full; nothing of this step was stored."""


class NotFound(StoreError):
    """There is no such thing in the database."""


class AlreadyRunning(MonitorError):
    """Another monitor is running on this database."""
