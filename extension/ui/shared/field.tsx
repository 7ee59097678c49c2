import { h, type InputHTMLAttributes, type VNode } from 'preact';

interface Props extends Pick<InputHTMLAttributes, 'inputMode' | 'maxLength' | 'placeholder' | 'required' | 'aria-describedby' | 'aria-invalid' | 'onKeyDown'> {
  id: string;
  label: string;
  value: string;
  onText(text: string): void;
}

/** A text field with its label. */
export function Field({ label, onText, ...input }: Props): VNode {
  return (
    <div class="grow">
      <label for={input.id}>{label}</label>
      <input autocomplete="off" {...input} onInput={(event) => onText(event.currentTarget.value)} />
    </div>
  );
}
