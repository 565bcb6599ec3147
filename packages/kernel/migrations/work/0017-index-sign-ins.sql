-- How many signed in today is counted without going through the whole audit.

create index audit_entry_sign_in_idx on audit_entry (at) where operation = 'kernel.session.sign-in' and outcome = 'done';
