import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { useTexts } from '../../lib/texts.ts';
import { getProcedure } from './endpoints.ts';
import { ProcedureName } from './procedure-name.tsx';

/** What somebody signs in for who was on the way to a page of filing or following. */
export function Purpose({ path }: { readonly path: string }) {
  const { t } = useTexts('procedures-portal');
  const [, first, second = ''] = path.split('/');
  if (first !== 'nop-ho-so') return t('purpose.dossier');
  if (second === 'ban-nhap') return t('purpose.draft');
  return second === 'da-nop' ? t('purpose.dossier') : <Filing code={second} />;
}

function Filing({ code }: { readonly code: string }) {
  const { t } = useTexts('procedures-portal');
  const { data } = useQuery({
    queryKey: ['procedure', code],
    queryFn: ({ signal }) => api.call(getProcedure, { code }, { signal }),
  });
  if (data === undefined) return t('purpose.file');
  return (
    <>
      {t('purpose.file-named')} <ProcedureName procedure={data} />
    </>
  );
}
