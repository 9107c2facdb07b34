"""One module per room: each turns the demo's texts and pictures into that room's pages and records."""
