"""What marks and lines show before any word is read: quotations, asides, datelines, labels. No names, no meaning."""
