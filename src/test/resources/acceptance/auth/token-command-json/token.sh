# as databricks auth token prints it
printf '{\n  "access_token": "@token@",\n  "token_type": "Bearer",\n  "expiry": "2099-01-01T00:00:00.123456789+02:00"\n}'
echo 'Warn: a newer version is available' >&2
