"""The table of settings: what is read from where, and what is refused."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.errors import SettingError
from monitor.settings import SETTINGS, Settings, format_duration, load, parse_duration


def write(folder: Path, text: str) -> Path:
    path = folder / "monitor.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_anything_said_the_defaults_hold(tmp_path: Path) -> None:
    settings = load(None, {}, {}, cwd=tmp_path)
    assert settings.pull_interval == timedelta(minutes=15)
    assert settings.bind == "127.0.0.1:8765"
    assert settings.allow_private_networks is False
    assert settings.database_url == f"sqlite:///{settings.data_dir / 'monitor.db'}"
    assert settings.source is None


@pytest.mark.parametrize(
    "contact",
    ["", "ann@example.org", "Acme Research ops@acme.co.uk", "https://example.org/bot?who=us", "mailto:a.b+c@x.org"],
)
def test_a_contact_is_an_address_with_or_without_a_name(tmp_path: Path, contact: str) -> None:
    assert load(None, {}, {"contact": contact}, cwd=tmp_path).contact == contact


def test_flags_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, 'workers = 3\npull_interval = "1h"\nbind = "127.0.0.1:1"\n')
    settings = load(path, {"MONITOR_WORKERS": "4", "MONITOR_BIND": "127.0.0.1:2"}, {"workers": "5"}, cwd=tmp_path)
    assert (settings.workers, settings.bind, settings.pull_interval) == (5, "127.0.0.1:2", timedelta(hours=1))


def test_the_file_in_the_working_folder_is_found_and_its_data_dir_counts_from_it(tmp_path: Path) -> None:
    write(tmp_path, 'data_dir = "var"\n')
    settings = load(None, {}, {}, cwd=tmp_path)
    assert settings.data_dir == tmp_path / "var"
    assert settings.source == tmp_path / "monitor.toml"


def test_a_named_file_elsewhere_keeps_its_own_folder_for_data_dir(tmp_path: Path) -> None:
    elsewhere = tmp_path / "etc"
    elsewhere.mkdir()
    path = write(elsewhere, 'data_dir = "var"\n')
    assert load(path, {}, {}, cwd=tmp_path).data_dir == elsewhere / "var"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('bidn = "x"', "'bidn' is no setting"),
        ("workers = 0", "workers: '0' is less than 1".replace("'0'", "0")),
        ("workers = true", "is not a whole number"),
        ('pull_interval = "soon"', "not a span of time"),
        ('pull_interval = "1s"', "is less than 1m"),
        ('bind = "8765"', "is not host:port"),
        ('bind = "127.0.0.1:99999"', "is not host:port"),
        ('languages = ["english"]', "two-letter codes"),
        ("alert_confidence = 1.5", "not a number from 0 to 1"),
        ('log_format = "xml"', "neither text nor json"),
        ('contact = "not a contact"', "'not a contact' has no mail or web address in it, such as ann@example.org or"),
        ('contact = "@"', "has no mail or web address"),
        ('contact = "https://"', "has no mail or web address"),
        ('allow_private_networks = "maybe"', "neither true nor false"),
        ("data_dir = 3", "text is wanted"),
        ("data_dir = ", "not valid TOML"),
    ],
)
def test_a_wrong_line_names_the_setting_and_the_file(tmp_path: Path, text: str, part: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingError) as caught:
        load(None, {}, {}, cwd=tmp_path)
    assert part in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_wrong_value_in_the_environment_names_the_variable(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="MONITOR_WORKERS"):
        load(None, {"MONITOR_WORKERS": "many"}, {}, cwd=tmp_path)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("MONITOR_WORKRES", "MONITOR_WORKRES in the environment is no setting; did you mean MONITOR_WORKERS?"),
        ("MONITOR_DATABASE", "did you mean MONITOR_DATABASE_URL?"),
        ("MONITOR_QQQQ", "the settings are alert_confidence, "),
    ],
)
def test_a_misspelt_variable_of_the_environment_names_the_nearest_setting(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(SettingError) as caught:
        load(None, {name: "3", "MONITORING": "not ours"}, {}, cwd=tmp_path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_wrong_flag_is_named_once(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as caught:
        load(None, {}, {"bind": "x"}, cwd=tmp_path)
    assert str(caught.value) == "--bind: 'x' is not host:port, such as 127.0.0.1:8765"


@pytest.mark.parametrize("kind", ["a folder", "a dead link", "bytes"])
def test_a_settings_file_that_cannot_be_read_is_no_reason_to_ask_another_database(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "monitor.toml"
    match kind:
        case "a folder":
            path.mkdir()
        case "a dead link":
            path.symlink_to(tmp_path / "gone.toml")
        case _:
            path.write_bytes(b'contact = "\xff"')
    with pytest.raises(SettingError) as caught:
        load(None, {}, {}, cwd=tmp_path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_data_dir_of_the_environment_counts_from_the_working_folder_whatever_the_file_says(tmp_path: Path) -> None:
    elsewhere = tmp_path / "etc"
    elsewhere.mkdir()
    path = write(elsewhere, 'data_dir = "var"\n')
    assert load(path, {"MONITOR_DATA_DIR": "here"}, {}, cwd=tmp_path).data_dir == tmp_path / "here"


def test_a_settings_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no such file"):
        load(tmp_path / "none.toml", {}, {}, cwd=tmp_path)


@pytest.mark.parametrize(
    ("said", "span"), [("90s", 90), ("15m", 900), ("6h", 21_600), ("7d", 604_800), ("2w", 1_209_600), ("1.5h", 5_400)]
)
def test_spans_of_time_read_and_write(said: str, span: int) -> None:
    assert parse_duration(said) == timedelta(seconds=span)
    assert parse_duration(format_duration(timedelta(seconds=span))) == timedelta(seconds=span)


def test_every_setting_has_a_field_and_every_field_a_setting() -> None:
    fields = set(Settings.__dataclass_fields__) - {"source"}
    assert fields == {s.name for s in SETTINGS}
