import { browser, type Browser } from 'wxt/browser';
import type { Answer, Ask, News, Question, QuestionName } from './contract';
import { trouble, type Result } from './trouble';

// The only file that sends or receives messages between the parts of the extension.

export type Sender = Browser.runtime.MessageSender;

/** Asks the background. A background that is gone (the extension was updated or removed) counts as broken. */
export async function ask<N extends QuestionName>(name: N, question: Ask<N>): Promise<Result<Answer<N>>> {
  try {
    const answer: Result<Answer<N>> | undefined = await browser.runtime.sendMessage({ name, ...question });
    return answer ?? trouble('refused');
  } catch {
    return trouble('broken');
  }
}

/** Registers the one who answers questions; call it at the top level of the background. */
export function answerQuestions(answer: (question: Question, sender: Sender) => Promise<Result<unknown>>): void {
  browser.runtime.onMessage.addListener((message, sender, reply) => {
    if (typeof message?.name !== 'string') return false;
    answer(message, sender).then(reply, () => reply(trouble('broken')));
    return true;
  });
}

/** Tells every extension page and every tab; who is not there does not hear it. */
export async function tell(news: News): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.allSettled([
    browser.runtime.sendMessage(news),
    ...tabs.map((tab) => tellTab(tab.id, news)),
  ]);
}

/** Tells one tab. Answers whether a content script was there to hear it. */
export async function tellTab(tab: number | undefined, news: News): Promise<boolean> {
  if (tab === undefined) return false;
  return browser.tabs.sendMessage(tab, news).then(() => true, () => false);
}

/** Hears what the background tells; answers a function that stops it. Other extensions, pages and content scripts are not heard. */
export function hear(listener: (news: News) => void): () => void {
  const heard = (message: Partial<News>, sender: Sender): undefined => {
    // What a content script sends carries the tab that it runs in; the background has none.
    if (sender.id === browser.runtime.id && !sender.tab && message?.news) listener(message as News);
  };
  browser.runtime.onMessage.addListener(heard);
  return () => browser.runtime.onMessage.removeListener(heard);
}
