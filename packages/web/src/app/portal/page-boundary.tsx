import { Component } from 'react';
import type { ReactNode } from 'react';
import { FailedPage } from '../../ui/states.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Catches what a page throws while it is drawn, also a part of the program that could not be fetched after an update. */
export class PageBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <FailedPage error={this.state.error} onRetry={() => location.reload()} />;
  }
}
