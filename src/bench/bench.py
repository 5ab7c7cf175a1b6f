# SPDX-License-Identifier: Apache-2.0
"""What the benchmarks share: whole processes, run in turn in one call, told as medians and ratios."""

import argparse
import contextlib
import gzip
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "bench"


class Sample:
    """One run of one program: wall and CPU time in seconds, peak resident memory in MiB."""

    def __init__(self, wall, cpu, rss):
        self.wall, self.cpu, self.rss = wall, cpu, rss


def arguments(description, rounds):
    """The arguments that every benchmark has."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--binary", type=pathlib.Path, default=ROOT / "target" / "sluice", help="the native binary")
    parser.add_argument("--rounds", type=int, default=rounds, help="runs of each program, after one that does not count")
    return parser


def run(words, env=None, stdout=subprocess.DEVNULL, stderr=None):
    """Runs a program to its end; anything but exit code 0 ends the benchmark."""
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in words], env=env, stdin=subprocess.DEVNULL, stdout=stdout,
                               stderr=stderr)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))} ended with {process.returncode}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(programs, rounds):
    """Runs A B C A B C …, so that whatever else the machine does meets all of them; the first round does not count."""
    samples = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, program in programs.items():
            sample = program()
            if number:
                samples[name].append(sample)
    return samples


def median(samples, field="wall"):
    return statistics.median(getattr(sample, field) for sample in samples)


def table(samples, baseline):
    """The medians as a markdown table, with each program's ratio to the baseline's."""
    print(f"| program | wall ms | cpu ms | peak MiB | wall / {baseline} |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, runs in samples.items():
        ratio = median(runs) / median(samples[baseline])
        figures = f"{median(runs) * 1000:.1f} | {median(runs, 'cpu') * 1000:.1f} | {max(run.rss for run in runs):.0f}"
        print(f"| {name} | {figures} | {ratio:.3f} |")
    print()


def goal(text, value, limit):
    print(f"{text}: {value:.3g}, goal at most {limit:g}: {'met' if value <= limit else 'MISSED'}")


def heading(title, binary, rounds):
    """Says what was run and on what."""
    if not binary.is_file():
        sys.exit(f"there is no {binary}: build it with deploy/native/build")
    print(f"### {title}\n")
    print("command: `" + " ".join([str(pathlib.Path(sys.argv[0]).resolve().relative_to(ROOT)), *sys.argv[1:]]) + "`\n")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"medians of {rounds} runs in turn; {os.cpu_count()} cores, load before {load}\n")


def sizes(binary):
    """Size of the binary and of its gzip, in MiB."""
    whole = binary.stat().st_size / 2**20
    with tempfile.TemporaryFile() as packed:
        with binary.open("rb") as source, gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9) as target:
            shutil.copyfileobj(source, target)
        return whole, packed.tell() / 2**20


def java_home():
    found = subprocess.run(
        ["sh", "-c", '. "$0" && echo "$JAVA_HOME"', str(ROOT / ".mvn" / "find-jdk.sh")], capture_output=True, text=True)
    if found.returncode != 0:
        sys.exit(found.stderr.strip())
    return pathlib.Path(found.stdout.strip())


@contextlib.contextmanager
def workspace(*options):
    """A local workspace on loopback: gives the values of its ready file and an environment for sluice."""
    jar = ROOT / "target" / "local" / "sluice-local-workspace.jar"
    if not jar.is_file():
        sys.exit(f"there is no {jar}: run ./mvnw -q -DskipTests package")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="sluice-bench-"))
    ready = folder / "ready"
    log = (folder / "log").open("wb")
    server = subprocess.Popen(
        [java_home() / "bin" / "java", "-Xmx1g", "--add-opens=java.base/java.nio=ALL-UNNAMED",
         "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
         "-cp", f"{jar}:{jar.parent}/lib/*", "dev.sluice.local.LocalWorkspaceMain",
         "--ready-file", ready, "--parent-pid", str(os.getpid()), *map(str, options)],
        stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        for _ in range(600):
            if ready.is_file() or server.poll() is not None:
                break
            time.sleep(0.1)
        if not ready.is_file():
            sys.exit("the local workspace did not start:\n" + (folder / "log").read_text())
        values = dict(line.split("=", 1) for line in ready.read_text().splitlines())
        yield values, environment(folder, values)
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def environment(folder, values):
    """A configuration file for one connection, and nothing else of the surroundings."""
    config = folder / "config.properties"
    lines = [f"host={values['host']}", "auth-type=pat", f"token={values['token']}", f"warehouse-id={values['warehouse-id']}"]
    lines += [f"ca-file={values['ca-file']}"] if "ca-file" in values else []
    config.touch(mode=0o600)
    config.write_text("".join(f"sluice.connections.bench.{line}\n" for line in lines))
    return {"HOME": str(folder), "PATH": "/usr/bin:/bin", "SLUICE_CONFIG": str(config), "SLUICE_CONNECTION": "bench"}
