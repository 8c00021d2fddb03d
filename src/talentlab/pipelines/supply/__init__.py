"""From imported tables to the published supply outlook."""
