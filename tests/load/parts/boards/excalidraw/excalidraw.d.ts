/** The little of Excalidraw that is measured; it need not be installed for the types to be checked. */
declare module '@excalidraw/excalidraw' {
  export interface ExcalidrawView {
    scrollX: number;
    scrollY: number;
    zoom: { value: number };
  }
  export interface ExcalidrawAPI {
    updateScene(scene: { appState: ExcalidrawView; captureUpdate: 'NEVER' }): void;
    getSceneElements(): readonly { id: string; type: string; x: number; y: number }[];
    getAppState(): ExcalidrawView & {
      width: number;
      height: number;
      selectedElementIds: Readonly<Record<string, boolean>>;
    };
  }
  export const Excalidraw: import('react').FunctionComponent<{
    initialData: Promise<object>;
    excalidrawAPI(api: ExcalidrawAPI): void;
  }>;
}
