export function PortalApp() {
  return <main id="main" />;
}
