"""Every chart of the product: built once, as a Plotly figure; shown by plotly.js, drawn on paper by Typst."""
