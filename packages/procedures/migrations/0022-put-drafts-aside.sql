alter table result drop constraint result_state_check;
alter table result add constraint result_state_check check (state in ('draft', 'signing', 'signed', 'issued', 'aside'));
comment on column result.state is 'aside: the draft of a unit that does not settle the dossier any more; it counts for nothing until somebody writes one anew.';
