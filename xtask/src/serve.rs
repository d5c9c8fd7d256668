//! `cargo xtask serve`: the app on this machine, rebuilt after every change.

use crate::{
    bundle::{self, Program},
    failure::Failure,
    process, setup,
};

pub const DEFAULT_PORT: u16 = 8080;

/// Not `dist`: a served page carries Trunk's script that reloads it after changes, and must
/// never be published.
const FOLDER: &str = "target/serve";

/// Returns when the user stops it.
pub fn serve(port: u16) -> Result<(), Failure> {
    setup::for_builds()?;
    println!("\nThe first build takes some minutes. Then open\n\n    http://127.0.0.1:{port}/\n");
    println!("Ctrl+C stops it.\n");
    let address = ["--address", "127.0.0.1", "--port", &port.to_string()];
    process::run(bundle::trunk("serve", Program::Quick)?.args(["--dist", FOLDER]).args(address))
}
