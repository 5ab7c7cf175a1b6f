SELECT 'grьяe'
