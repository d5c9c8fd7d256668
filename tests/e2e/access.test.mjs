// axe is silent on every screen, with each dialog and menu open.

import { axe, journey } from "./support/browser.mjs";
import { CABLE, KETTLE, LAMP, SCARF, SHOES, button, enter, row } from "./shop.mjs";

const screens = {
  "the main page": async () => {},
  "the account menu": async (page) => button(page, "My Unbuy").click(),
  "the list": async (page, open) => open("#/orders"),
  "the question before starting over": async (page, open) => {
    await open("#/orders");
    await button(page, "Start over").click();
  },
  "paying": async (page, open) => {
    await open("#/orders");
    await button(row(page, CABLE), "Pay").click();
  },
  "the question before ending an unpaid order": async (page, open) => {
    await open("#/orders");
    await button(row(page, CABLE), "Cancel order").click();
  },
  "feedback": async (page, open) => {
    await open("#/orders");
    await button(row(page, KETTLE), "Leave feedback").click();
    await button(page, "Send feedback").click();
  },
  "an order": async (page, open) => open(`#/orders/${LAMP}`),
  "the cancel dialog, with what is missing": async (page, open) => {
    await open(`#/orders/${LAMP}`);
    await button(page, "Request cancellation").click();
    await button(page, "Send").click();
  },
  "an order that is on its way, and the seller's part": async (page, open) => {
    await open(`#/orders/${SCARF}`);
    await page.getByText("Play the seller").click();
  },
  "a delivered order": async (page, open) => open(`#/orders/${SHOES}`),
  "an unknown order": async (page, open) => open("#/orders/1"),
};

for (const colorScheme of ["light", "dark"]) {
  for (const [name, show] of Object.entries(screens)) {
    journey(`axe finds nothing: ${name}, ${colorScheme}`, async ({ site, newPage }) => {
      const page = await newPage({ colorScheme, reducedMotion: "reduce" });
      await enter(page, site);
      const open = async (hash) => {
        await page.evaluate((hash) => (location.hash = hash), hash);
        await page.locator("main h1").waitFor();
      };
      await show(page, open);
      await axe(page);
    });
  }
}
