//! Running other programs: loudly, quietly, or counting what they print.

use std::{
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use crate::{failure::Failure, tally::Tally};

/// Runs with our own input and output.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|source| start(command, source))?;
    if status.success() { Ok(()) } else { Err(exit(command)) }
}

/// Runs without a sound; what it printed is shown only when it fails.
pub fn run_quietly(command: &mut Command) -> Result<(), Failure> {
    let output = command.stdin(Stdio::null()).output().map_err(|source| start(command, source))?;
    if output.status.success() {
        return Ok(());
    }
    println!();
    // The report is best effort: a closed terminal must not hide the failure itself.
    let _ = io::stdout().write_all(&output.stdout);
    let _ = io::stderr().write_all(&output.stderr);
    Err(exit(command))
}

/// What the program prints, or nothing if it cannot be started or fails.
pub fn read(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs, passes its output on line by line, and adds the tests counted in it to `tally`.
pub fn run_counting(command: &mut Command, tally: &mut Tally) -> Result<(), Failure> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|source| start(command, source))?;
    let copied = child.stdout.take().map_or(Ok(()), |output| copy_counting(output, tally));
    let status = child.wait().map_err(|source| start(command, source))?;
    copied.map_err(|source| Failure::file("standard output", source))?;
    if status.success() { Ok(()) } else { Err(exit(command)) }
}

fn copy_counting(output: impl io::Read, tally: &mut Tally) -> io::Result<()> {
    let mut output = BufReader::new(output);
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line)? > 0 {
        io::stdout().write_all(&line)?;
        io::stdout().flush()?;
        *tally += Tally::of_line(&String::from_utf8_lossy(&line));
        line.clear();
    }
    Ok(())
}

fn start(command: &Command, source: io::Error) -> Failure {
    Failure::Start { program: name(command), source }
}

fn exit(command: &Command) -> Failure {
    let arguments = command.get_args().map(|it| it.to_string_lossy().into_owned());
    let words: Vec<_> = std::iter::once(name(command)).chain(arguments).collect();
    Failure::Exit { command: words.join(" ") }
}

/// The program as one would type it.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()
}
