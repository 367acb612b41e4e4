"""A headless Chromium, driven through a pipe in its DevTools protocol."""
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

from running import LIMIT

NAMES = ('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')


def found():
    """The path of a browser on this machine, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One window of a browser with a profile of its own; `with` ends it."""

    def __init__(self, path):
        self.profile = tempfile.mkdtemp(prefix='browser-')
        theirs, self.writing = os.pipe()
        self.reading, answers = os.pipe()

        def streams():
            # The protocol's pipes are descriptors 3 and 4.
            high = [os.dup(end) for end in (theirs, answers)]
            for number, end in zip((3, 4), high):
                os.dup2(end, number)
                os.set_inheritable(number, True)

        self.process = subprocess.Popen(
            [path, '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
             '--no-first-run', '--disable-background-networking', '--disable-extensions',
             f'--user-data-dir={self.profile}', '--remote-debugging-pipe', 'about:blank'],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=streams, close_fds=False)
        os.close(theirs)
        os.close(answers)
        self.buffer, self.number, self.events, self.session = b'', 0, [], None
        target = self.ask('Target.createTarget', url='about:blank')['targetId']
        self.session = self.ask('Target.attachToTarget', targetId=target,
                                flatten=True)['sessionId']
        for domain in ('Page', 'Runtime', 'Log', 'Network'):
            self.ask(domain + '.enable')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.writing)
        os.close(self.reading)
        shutil.rmtree(self.profile, ignore_errors=True)

    def message(self):
        """The next message of the browser."""
        deadline = time.monotonic() + LIMIT
        while b'\0' not in self.buffer:
            if not select.select([self.reading], [], [], deadline - time.monotonic())[0]:
                raise OSError('the browser says nothing')
            more = os.read(self.reading, 1 << 20)
            if not more:
                raise OSError('the browser has ended')
            self.buffer += more
        text, self.buffer = self.buffer.split(b'\0', 1)
        return json.loads(text)

    def ask(self, method, **values):
        """What a method of the protocol gives; events that come meanwhile are kept."""
        self.number += 1
        question = {'id': self.number, 'method': method, 'params': values}
        if self.session:
            question['sessionId'] = self.session
        os.write(self.writing, json.dumps(question).encode() + b'\0')
        while True:
            answer = self.message()
            if answer.get('id') != self.number:
                self.events.append(answer)
            elif 'error' in answer:
                raise OSError(f'{method}: {answer["error"]["message"]}')
            else:
                return answer['result']

    def show(self, path):
        """Opens a file and waits until it is there."""
        self.events.clear()
        self.ask('Page.navigate', url='file://' + os.path.abspath(path))
        while not any(event.get('method') == 'Page.loadEventFired' for event in self.events):
            self.events.append(self.message())

    def value(self, script):
        """What a script of the page gives."""
        answer = self.ask('Runtime.evaluate', expression=script, returnByValue=True,
                          awaitPromise=True)
        if 'exceptionDetails' in answer:
            raise OSError(f'{script}: {answer["exceptionDetails"]}')
        return answer['result'].get('value')

    def complaints(self):
        """Errors of scripts and on the console, and everything that was fetched beside the page."""
        said = []
        for event in self.events:
            method, values = event.get('method'), event.get('params', {})
            if method == 'Runtime.exceptionThrown':
                said.append(values['exceptionDetails']['text'])
            elif method == 'Runtime.consoleAPICalled' and values['type'] in ('error', 'warning'):
                said.append(str(values['args']))
            elif method == 'Log.entryAdded' and values['entry']['level'] == 'error':
                said.append(values['entry']['text'])
            elif method == 'Network.requestWillBeSent' and values['type'] != 'Document':
                said.append('it fetches ' + values['request']['url'])
        return said

    def light(self, scheme, medium='screen'):
        """Sets whether the reader's system is light or dark, and whether it prints."""
        self.ask('Emulation.setEmulatedMedia', media=medium,
                 features=[{'name': 'prefers-color-scheme', 'value': scheme}])

    def picture(self):
        """A screenshot, as a PNG."""
        return base64.b64decode(self.ask('Page.captureScreenshot', format='png')['data'])

    def printed(self):
        """The page on paper, as a PDF."""
        return base64.b64decode(self.ask('Page.printToPDF')['data'])
