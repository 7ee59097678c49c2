import { h, type ComponentChildren, type VNode } from 'preact';
import { useId, useState } from 'preact/hooks';

export interface Tab { label: string; content: ComponentChildren }

/** Tabs by the ARIA pattern: arrow keys, Home and End move and select; Tab goes on to the panel. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }): VNode {
  const id = useId();
  const [chosen, choose] = useState(0);
  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const next = nextTab(event.key, chosen, tabs.length);
    if (next === null) return;
    event.preventDefault();
    choose(next);
    (event.currentTarget.children[next] as HTMLElement).focus();
  }
  return (
    <div>
      <div role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab, index) => (
          <button
            key={index} role="tab" id={`${id}-tab-${index}`} aria-controls={`${id}-panel-${index}`}
            aria-selected={index === chosen} tabIndex={index === chosen ? 0 : -1} onClick={() => choose(index)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab, index) => (
        <div key={index} role="tabpanel" id={`${id}-panel-${index}`} aria-labelledby={`${id}-tab-${index}`} tabIndex={0} hidden={index !== chosen}>
          {tab.content}
        </div>
      ))}
    </div>
  );
}

/** The tab a key leads to, or null when the key is none of the pattern's. */
export function nextTab(key: string, chosen: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight': return (chosen + 1) % count;
    case 'ArrowLeft': return (chosen + count - 1) % count;
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return null;
  }
}
