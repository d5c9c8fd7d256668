// What the page does in a frame of others.
