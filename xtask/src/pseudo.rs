//! A language for developers, `?lang=en-XA`: English with accents, in brackets, and longer by 40 %. What
//! has no accent on the screen does not come from the catalogue; what has no bracket is cut off.

/// Its tag: English of a region that there is not.
pub const TAG: &str = "en-XA";

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áƀçðéƒĝĥíĵķļɱñóþǫŕšţúṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";

/// What a file for the program holds, with a line for each message of these lines of the catalogue.
pub fn compiled(messages: &[String]) -> String {
    let texts = messages.iter().map(|it| {
        let forms: Vec<_> = it.split('"').skip(1).step_by(2).map(text).collect();
        forms.join("\t")
    });
    std::iter::once(format!("{TAG}\tltr\tone other")).chain(texts).collect::<Vec<_>>().join("\n")
}

/// A text of it. Places for values stay as they are; vowels are there twice, since long words are what
/// breaks a layout.
fn text(english: &str) -> String {
    let mut text = String::from("[");
    let mut is_place = false;
    for letter in english.chars() {
        is_place = (is_place || letter == '{') && letter != '}';
        let accented = PLAIN.chars().zip(ACCENTED.chars()).find(|(plain, _)| *plain == letter);
        let Some((_, accented)) = accented.filter(|_| !is_place) else {
            text.push(letter);
            continue;
        };
        text.push(accented);
        if "aeiou".contains(letter) {
            text.push(accented);
        }
    }
    text.push(']');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_an_accent() {
        assert_eq!(PLAIN.chars().count(), ACCENTED.chars().count());
        assert!(ACCENTED.chars().all(|it| !it.is_ascii()));
    }

    #[test]
    fn places_stay_and_the_rest_is_longer() {
        assert_eq!(text("Back by {day}."), "[Ɓááçķ ƀý {day}.]");
        let english = "You can send it back until the shop has answered";
        let longer = text(english).chars().count() * 100 / english.chars().count();
        assert!((130..150).contains(&longer), "{longer} %");
    }

    #[test]
    fn a_message_that_counts_has_both_forms() {
        let line = r#"    more(n: count) = { one: "1 more", other: "{n} more" };"#.to_owned();
        assert_eq!(compiled(&[line]), "en-XA\tltr\tone other\n[1 ɱóóŕéé]\t[{n} ɱóóŕéé]");
    }
}
