"""All errors that a user can cause or meet, in one tree.

Each message says where, what is wrong and what to do; the command line prints the message and never a traceback.
"""

import errno

_REASONS = {
    errno.EACCES: "geen toestemming",
    errno.EPERM: "geen toestemming",
    errno.ENOENT: "bestaat niet",
    errno.EEXIST: "er staat al iets met die naam",
    errno.ENOTDIR: "een deel van het pad is een bestand en geen map",
    errno.EISDIR: "is een map en geen bestand",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de toegestane schijfruimte is op",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.ELOOP: "de koppeling wijst naar zichzelf",
    errno.EIO: "de schijf geeft een leesfout",
    errno.EMFILE: "er zijn te veel bestanden open",
}


def reason(error: OSError) -> str:
    """What the system refused, in Dutch; in the system's own words where we have none."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class KetenkaartError(Exception):
    """Base of everything that is reported to the user in one line (exit status 1)."""


class DocumentError(KetenkaartError):
    """Something is wrong with one document: it is named, skipped, and the rest goes on."""


class ReadError(DocumentError):
    """A document that cannot be read."""


class ValidationError(DocumentError):
    """RDF that does not satisfy the SHACL shapes; nothing of it is stored."""


class StoreError(KetenkaartError):
    """The store cannot be opened, is in use, or holds another schema version."""


class StoreInUseError(StoreError):
    """Another process holds the embedded store."""


class MixedFictionError(DocumentError, StoreError):
    """A fictional document in a store with real ones, or the other way round."""


class ConnectionFailedError(StoreError):
    """The database address does not answer, or refuses the login."""


class QueryError(KetenkaartError):
    """A query that does not exist, is refused, or that the engine cannot run."""


class WrongQuestionError(QueryError):
    """A saved question that does not exist, or parameters that it does not take (exit status 2)."""


class ReadOnlyError(QueryError):
    """Ad-hoc Cypher that would do more than read."""


class UsageError(KetenkaartError):
    """Wrong use of the command line or of a function (exit status 2)."""
