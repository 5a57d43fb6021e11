import { useSignal } from '@preact/signals';
import { X } from 'lucide-preact';
import { useId } from 'preact/hooks';

export interface TagFieldProps {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** Tags to add, by Enter or a comma, and to remove. */
export function TagField({ tags, onChange }: TagFieldProps) {
  const text = useSignal('');
  const id = useId();
  const add = () => {
    const added = text.value.split(',').map((tag) => tag.trim());
    text.value = '';
    const all = new Set([...tags, ...added.filter((tag) => tag !== '')]);
    if (all.size !== tags.length) onChange([...all]);
  };
  return (
    <div class="tag-field">
      <label for={id}>Tags</label>
      {tags.length > 0 && (
        <ul class="tags" aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag} class="tag">
              {tag}
              <button
                type="button"
                aria-label={`Remove the tag ${tag}`}
                onClick={() => onChange(tags.filter((one) => one !== tag))}
              >
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        placeholder="Add a tag"
        value={text}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          if (text.value.includes(',')) add();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || text.value.trim() === '') return;
          event.preventDefault();
          add();
        }}
        onBlur={add}
      />
    </div>
  );
}
