//! Starts the app and does nothing else.

fn main() {
    unbuy::start();
}
