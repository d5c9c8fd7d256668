// The element that shows the practice in an article.
