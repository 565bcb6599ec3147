-- How many are expected on a day is counted from the index alone.

create index appointment_confirmed_idx on appointment (day, unit_id) where state = 'confirmed';
