import { paperKinds } from '../../lib/paper-kinds.ts';

interface PickButtonProps {
  readonly id: string;
  readonly label: string;
  readonly describedBy: string;
  readonly onPick: (files: readonly File[]) => void;
  readonly camera?: boolean;
}

/** The browser's own file chooser, dressed as a button; the camera one is shown only where there is a touch screen. */
export function PickButton({ id, label, describedBy, onPick, camera = false }: PickButtonProps) {
  return (
    <span className={camera ? 'pick-button pick-camera' : 'pick-button'}>
      <input
        type="file"
        id={id}
        aria-describedby={describedBy}
        accept={camera ? 'image/*' : paperKinds}
        capture={camera ? 'environment' : undefined}
        multiple={!camera}
        onChange={(event) => {
          onPick([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was removed.
          event.target.value = '';
        }}
      />
      <label className="ds-button" data-variant="secondary" htmlFor={id}>
        {label}
      </label>
    </span>
  );
}
