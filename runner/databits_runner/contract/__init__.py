"""What goes in and out as files, checked against the JSON Schemas that the editor checks against too."""
