"""The console command: whatever goes wrong, the user gets one clear line and an exit status."""

import errno
import gc
import os
import sys

import click

from ketenkaart.wrong_use import explain
from ontology.errors import KetenkaartError, UsageError, WrongQuestionError, reason

INTERRUPTED = "Afgebroken. Wat al was opgeslagen blijft staan; hetzelfde commando gaat daarna verder."
EXIT_FAILED, EXIT_USAGE, EXIT_INTERRUPTED, EXIT_TERMINATED = 1, 2, 130, 143
EXIT_STOPPED = (EXIT_INTERRUPTED, EXIT_TERMINATED)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    # A large document makes millions of small values that all stay; the collector would walk them again and again.
    gc.set_threshold(100_000, 50, 100)
    status = run(arguments)
    if status in EXIT_STOPPED:
        # Everything of ours is closed by now, but a Java machine that was stopped while starting never ends by itself.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    sys.exit(status)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status: 0 done, 1 something could not be done, 2 wrong use, 130 or 143 stopped."""
    try:
        from ketenkaart.rooms import require_own_rooms

        require_own_rooms()
        from ketenkaart.cli import cli

        return int(cli.main(arguments, prog_name="ketenkaart", standalone_mode=False) or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.UsageError as error:
        _say(f"Fout: {explain(error)}")
        return EXIT_USAGE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _say(INTERRUPTED)
        return EXIT_INTERRUPTED
    except SystemExit as stopped:
        # SIGTERM while a store is open
        _say(INTERRUPTED)
        return stopped.code if isinstance(stopped.code, int) else EXIT_INTERRUPTED
    except (UsageError, WrongQuestionError) as error:
        _say(f"Fout: {error}")
        return EXIT_USAGE
    except KetenkaartError as error:
        _say(f"Fout: {error}")
        return EXIT_FAILED
    except BrokenPipeError:
        # the reader of our output went away (for example `| head`): nothing is left to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except UnicodeError:
        _say(
            "Fout: wat is ingevoerd bevat tekens die geen geldige UTF-8 zijn; sla het op als UTF-8 of typ het opnieuw."
        )
        return EXIT_USAGE
    except OSError as error:
        _say(f"Fout: {_explain(error)}")
        return EXIT_FAILED
    except Exception as error:
        if os.environ.get("KETENKAART_DEBUG"):
            raise
        _say(
            f"Fout: dit had niet mogen gebeuren ({type(error).__name__}: {_one_line(error)}). "
            "Zet KETENKAART_DEBUG=1 voor de details en meld het met het commando erbij."
        )
        return EXIT_FAILED


def _explain(error: OSError) -> str:
    place = f"{error.filename}: " if error.filename else ""
    if error.errno == errno.ENOSPC:
        return f"{place}de schijf is vol; maak ruimte en start hetzelfde commando opnieuw."
    return f"{place}{' '.join(reason(error).split())}."


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300]


def _say(message: str) -> None:
    click.echo(message, err=True)


if __name__ == "__main__":
    main()
