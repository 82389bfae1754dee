import pytest

from loaders.readers.text import read
from ontology.errors import ReadError


def test_text_stays_as_it_stands() -> None:
    data = "\ufeffEerste regel\r\nTweede ‘regel’\r\n".encode()
    document = read("map/brief.txt", "brief", data)
    assert document.text == data.decode("utf-8")
    assert document.title == "Eerste regel"
    assert document.key == "map/brief.txt"


def test_windows_1252_is_read_and_reported() -> None:
    document = read("oud.txt", "oud", "coördinatie – het Rijk".encode("cp1252"))
    assert document.text == "coördinatie – het Rijk"
    assert document.encoding == "cp1252"
    assert "cp1252" in document.notes[0]


def test_utf16_with_mark() -> None:
    assert read("w.txt", "w", "gemeente Zeist".encode("utf-16")).text == "gemeente Zeist"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "leeg"),
        (b"  \r\n\t ", "leeg"),
        ("\ufeff \n".encode(), "wit"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\xff\xfe\x80", "binair"),
        (b"tekst\x00met nul", "binair"),
        (bytes(range(1, 32)) * 20, "binair"),
        (b"\x81\x8d kapot \x8f", "niet te ontcijferen"),
        (b"\xff\xfe\x00", "niet te ontcijferen"),
    ],
)
def test_unreadable_files_are_named_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as error:
        read("map/vreemd.txt", "vreemd", data)
    assert "map/vreemd.txt" in str(error.value)
