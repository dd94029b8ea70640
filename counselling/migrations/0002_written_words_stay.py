"""A signed note, an addendum and a version of a safety plan are never changed: the database says so itself.

Only the owner in maintenance mode, for retention, may.
"""

from django.db import migrations

FORWARD = """
create function counselling_words_stay() returns trigger language plpgsql as $f$
declare owner text;
begin
  select pg_get_userbyid(relowner) into owner from pg_class where oid = tg_relid;
  if current_setting('app.maintenance', true) = 'on' and current_user = owner then
    return case tg_op when 'UPDATE' then new else old end;
  end if;
  raise exception '% is written for good: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $f$;

create trigger signed_note_stays before update on counselling_session for each row
  when (old.signed_at is not null and (
    new.note is distinct from old.note or new.risk_level <> old.risk_level or new.held_on <> old.held_on
    or new.attendance <> old.attendance or new.signed_at is distinct from old.signed_at
    or new.signed_by_id is distinct from old.signed_by_id or new.episode_id <> old.episode_id))
  execute function counselling_words_stay();
create trigger addendum_stays before update or delete on counselling_addendum for each row
  execute function counselling_words_stay();
create trigger safety_plan_stays before update or delete on counselling_safetyplan for each row
  execute function counselling_words_stay();
"""

BACKWARD = """
drop trigger signed_note_stays on counselling_session;
drop trigger addendum_stays on counselling_addendum;
drop trigger safety_plan_stays on counselling_safetyplan;
drop function counselling_words_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("counselling", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
