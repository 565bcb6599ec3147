import { useMutation } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { dayOfInstant } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { serverNow } from '../../../ui/desk/desk-clock.ts';
import { saveFile } from '../../../ui/desk/fetch-file.ts';
import { Failed } from '../../../ui/states.tsx';
import { exportDossiers } from '../endpoints.ts';
import type { DossierFilter } from '../queries/dossiers.ts';

/** The list as a file, filtered as it is shown. A refusal stands below the buttons. */
export function ExportButtons({ filter }: { readonly filter: DossierFilter }) {
  const { t } = useTexts('procedures-desk');
  const file = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') =>
      saveFile(
        api.url(exportDossiers, { ...filter, format }),
        `danh-sach-ho-so-${dayOfInstant(serverNow().toISOString())}.${format}`,
      ),
  });
  return (
    <>
      <p className="desk-actions">
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button
            key={format}
            variant="secondary"
            busy={file.isPending && file.variables === format}
            onClick={() => file.mutate(format)}
          >
            {t(`dossiers.export.${format}`)}
          </Button>
        ))}
      </p>
      {file.error !== null && <Failed error={file.error} />}
    </>
  );
}
