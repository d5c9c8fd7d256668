//! The line drawings that stand for things.

use leptos::prelude::*;
use unbuy_core::order::Picture;

/// One drawing on its ground. Decoration: the title beside it says what it is.
pub fn drawing(picture: Picture) -> AnyView {
    view! {
        <span class="drawing" aria-hidden="true">
            <svg viewBox="0 0 32 32" width="38" height="38">
                <path d=strokes(picture) />
            </svg>
        </span>
    }
    .into_any()
}

/// The path of a drawing in a field of 32 by 32.
const fn strokes(picture: Picture) -> &'static str {
    match picture {
        Picture::Lamp => "M12 3h8l5 10H7zM16 13v12M10 27h12",
        Picture::Cable => "M9 4v6M15 4v6M6 10h12v4a6 6 0 0 1-12 0zM12 20v4a4 4 0 0 0 4 4h8",
        Picture::Shoe => "M4 22V12l6 3 4-3 12 7c3 1 3 5 0 6H6a2 2 0 0 1-2-3z",
        Picture::Kettle => "M8 12h14l2 15H6zM10 12a5 5 0 0 1 10 0M24 15l4-2v6l-3 2",
        Picture::Scarf => "M10 4h12v8l-4 4v12h-6V16l-2-4z",
        Picture::Parcel => "M16 4l11 5v13l-11 6-11-6V9zM5 9l11 6 11-6M16 15v13",
        Picture::Mug => "M7 9h14v13a5 5 0 0 1-5 5h-4a5 5 0 0 1-5-5zM21 12h2a4 4 0 0 1 0 9h-2",
        Picture::Book => "M16 8c-3-2-7-3-11-3v19c4 0 8 1 11 3 3-2 7-3 11-3V5c-4 0-8 1-11 3v19",
        Picture::Bag => "M7 11h18l2 16H5zM11 15V9a5 5 0 0 1 10 0v6",
    }
}
